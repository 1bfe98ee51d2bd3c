package dev.kdt.clients;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * The tests of a contract that something is known to fail, each with the reason. They must fail: a list that has become too long
 * is told of, and so is a name that no test has.
 */
final class Deviations implements InvocationInterceptor, AfterAllCallback {
    private final Map<String, String> reasons;
    private final Set<String> seen = new HashSet<>();

    /** @param reasons what is done otherwise, by the test's name */
    Deviations(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        String name = test.getExecutable().getName();
        String reason = reasons.get(name);
        if (reason == null) {
            invocation.proceed();
            return;
        }
        seen.add(name);
        try {
            invocation.proceed();
        } catch (TestAbortedException skipped) {
            throw skipped;
        } catch (Exception | AssertionError _) {
            return;
        }
        throw new AssertionError(name + " holds now; it is listed because: " + reason);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!seen.equals(reasons.keySet())) {
            throw new AssertionError("listed as deviations " + reasons.keySet() + ", of which there are " + seen);
        }
    }
}
