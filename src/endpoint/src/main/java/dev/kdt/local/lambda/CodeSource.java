package dev.kdt.local.lambda;

import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import dev.kdt.local.function.InvalidCodeException;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The package that a request brings: in itself, or as an object of the endpoint's own store. */
record CodeSource(ObjectStore objects) {
    /** Does something with a package. */
    @FunctionalInterface
    interface Use<T> {
        T with(InputStream zip) throws IOException;
    }

    /**
     * Hands the package on.
     *
     * @param code has the members {@code ZipFile}, {@code S3Bucket}, {@code S3Key} and {@code ImageUri}
     * @throws ServiceException when there is none, or it cannot be unpacked
     */
    <T> T use(Params code, Use<T> use) {
        if (code.has("ImageUri")) {
            throw LambdaErrors.noImages();
        }
        boolean hasObject = code.has("S3Bucket") && code.has("S3Key");
        if (code.has("ZipFile") == hasObject) {
            throw LambdaErrors.invalidParameter(
                    hasObject
                            ? "Please do not provide other FunctionCode parameters when providing a ZipFile."
                            : "Please provide a source for function code.");
        }
        try (InputStream zip = hasObject ? object(code) : new ByteArrayInputStream(code.bytes("ZipFile"))) {
            return use.with(zip);
        } catch (InvalidCodeException e) {
            throw LambdaErrors.invalidParameter(
                    "Could not unzip uploaded file. Please check your file, then try to upload again: " + e.getMessage()
                            + ".");
        } catch (IOException e) {
            throw LambdaErrors.failed(e);
        }
    }

    private InputStream object(Params code) throws IOException {
        S3Object object = new S3Object(code.text("S3Bucket"), code.text("S3Key"));
        try {
            return objects.open(object);
        } catch (FileNotFoundException _) {
            throw LambdaErrors.invalidParameter(
                    "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does"
                            + " not exist.");
        }
    }
}
