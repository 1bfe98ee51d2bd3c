package dev.kdt.generate.fake;

import dev.kdt.pipeline.config.Suggestion;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.datafaker.Faker;
import net.datafaker.providers.base.AbstractProvider;

/** Texts of any provider of Datafaker, by the provider's and the method's name: {@code Beer.name}. */
final class ProviderMethod {
    private ProviderMethod() {}

    /**
     * Finds the method; upper case is lower case.
     *
     * @param name with a dot
     */
    static Supplier<String> of(String name, Faker faker) throws FakeException {
        String providerName = name.substring(0, name.indexOf('.'));
        String methodName = name.substring(providerName.length() + 1);
        Map<String, Method> providers =
                methods(Faker.class, each -> AbstractProvider.class.isAssignableFrom(each.getReturnType()));
        Method getter = providers.get(key(providerName));
        if (getter == null) {
            throw new FakeException(
                    "Datafaker has no provider '" + providerName + "'" + meant(providers, providerName));
        }
        Class<?> provider = getter.getReturnType();
        Map<String, Method> methods = methods(provider, ProviderMethod::makesText);
        Method method = methods.get(key(methodName));
        if (method == null) {
            throw new FakeException("Datafaker's provider '" + providerName + "' has no method '" + methodName + "'"
                    + Suggestion.among(
                            methods.values().stream().map(Method::getName).toList(), methodName));
        }
        Object made = call(getter, faker);
        Supplier<String> texts = () -> String.valueOf(call(method, made));
        tryOnce(name, faker, texts);
        return texts;
    }

    /** Some methods have nothing in some locales, and say so by an exception of any kind. */
    private static void tryOnce(String name, Faker faker, Supplier<String> texts) throws FakeException {
        try {
            var _ = texts.get();
        } catch (RuntimeException _) {
            throw new FakeException("Datafaker makes no " + name + " in the locale '"
                    + faker.getContext().getLocale().toLanguageTag() + "'");
        }
    }

    private static String meant(Map<String, Method> providers, String given) {
        String all = Suggestion.among(
                providers.values().stream().map(Method::getName).toList(), key(given));
        return all.startsWith(" (did") ? all : " (datafaker.net lists them)";
    }

    private static boolean makesText(Method method) {
        Class<?> type = method.getReturnType();
        return type == String.class
                || (type.isPrimitive() && type != void.class)
                || Number.class.isAssignableFrom(type);
    }

    private static Map<String, Method> methods(Class<?> type, Predicate<Method> wanted) {
        Map<String, Method> methods = new TreeMap<>();
        for (Method each : type.getMethods()) {
            if (each.getParameterCount() == 0 && each.getDeclaringClass() != Object.class && wanted.test(each)) {
                methods.put(key(each.getName()), each);
            }
        }
        return methods;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Object call(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method.getName(), e);
        }
    }
}
