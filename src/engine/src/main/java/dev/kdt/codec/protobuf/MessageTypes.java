package dev.kdt.codec.protobuf;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaFormat;
import dev.kdt.codec.schema.SchemaWriter;
import dev.kdt.codec.schema.Schemas;
import dev.kdt.record.MaxRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The message type of all payloads, from a descriptor set ({@code protoc --include_imports --descriptor_set_out=FILE}). */
public final class MessageTypes implements Schemas {
    private final Descriptor type;

    private MessageTypes(Descriptor type) {
        this.type = type;
    }

    /**
     * The message type of this name.
     *
     * @param descriptors a serialized {@code FileDescriptorSet}
     * @param message its full name, such as {@code shop.Order}; null for the only one of the set's last file
     */
    public static MessageTypes of(Slice descriptors, @Nullable String message) throws CodecException {
        List<FileDescriptor> files = files(descriptors);
        return new MessageTypes(message == null ? only(files) : named(files, message));
    }

    private static List<FileDescriptor> files(Slice descriptors) throws CodecException {
        try {
            Map<String, FileDescriptorProto> protos = new HashMap<>();
            FileDescriptorSet set = FileDescriptorSet.parseFrom(descriptors.toBytes());
            set.getFileList().forEach(file -> protos.put(file.getName(), file));
            Map<String, FileDescriptor> built = new HashMap<>();
            List<FileDescriptor> files = new ArrayList<>();
            for (FileDescriptorProto each : set.getFileList()) {
                files.add(build(each, protos, built, new HashSet<>()));
            }
            return files;
        } catch (InvalidProtocolBufferException _) {
            throw new CodecException("protobuf: the file is no descriptor set (make it by protoc --include_imports"
                    + " --descriptor_set_out=FILE)");
        }
    }

    private static FileDescriptor build(
            FileDescriptorProto file,
            Map<String, FileDescriptorProto> protos,
            Map<String, FileDescriptor> built,
            Set<String> underWay)
            throws CodecException {
        FileDescriptor done = built.get(file.getName());
        if (done != null) {
            return done;
        }
        if (!underWay.add(file.getName())) {
            throw new CodecException("protobuf: " + file.getName() + " imports itself");
        }
        List<FileDescriptor> imports = new ArrayList<>();
        for (String each : file.getDependencyList()) {
            FileDescriptorProto proto = protos.get(each);
            FileDescriptor known = proto == null ? WellKnown.file(each) : build(proto, protos, built, underWay);
            if (known == null) {
                throw new CodecException("protobuf: the descriptor set has no " + each + ", which " + file.getName()
                        + " imports (make it with protoc --include_imports)");
            }
            imports.add(known);
        }
        try {
            FileDescriptor descriptor = FileDescriptor.buildFrom(file, imports.toArray(FileDescriptor[]::new));
            built.put(file.getName(), descriptor);
            return descriptor;
        } catch (DescriptorValidationException e) {
            throw new CodecException("protobuf: the descriptor set is not valid: " + e.getMessage());
        }
    }

    private static Descriptor only(List<FileDescriptor> files) throws CodecException {
        List<Descriptor> types = files.isEmpty() ? List.of() : files.getLast().getMessageTypes();
        if (types.size() == 1) {
            return types.getFirst();
        }
        throw new CodecException(
                "protobuf: the descriptor set has several messages (name one of: " + names(files) + ")");
    }

    private static Descriptor named(List<FileDescriptor> files, String name) throws CodecException {
        for (FileDescriptor file : files) {
            for (Descriptor each : all(file.getMessageTypes())) {
                if (each.getFullName().equals(name)) {
                    return each;
                }
            }
        }
        throw new CodecException("protobuf: there is no message " + name + " (there are: " + names(files) + ")");
    }

    private static List<Descriptor> all(List<Descriptor> types) {
        List<Descriptor> all = new ArrayList<>();
        for (Descriptor each : types) {
            all.add(each);
            all.addAll(all(each.getNestedTypes()));
        }
        return all;
    }

    private static String names(List<FileDescriptor> files) {
        return files.stream()
                .flatMap(file -> file.getMessageTypes().stream())
                .map(Descriptor::getFullName)
                .limit(10)
                .collect(Collectors.joining(", "));
    }

    @Override
    public Language language() {
        return Language.PROTOBUF;
    }

    @Override
    public boolean areOne() {
        return true;
    }

    @Override
    public SchemaWriter writer() {
        return new MessageWriter(type);
    }

    @Override
    public SchemaFormat format(MaxRecord max) {
        return new ProtobufFormat(type);
    }
}
