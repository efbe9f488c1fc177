package brevvakt.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** A certificate that signs itself, made by the JDK's own tool, and its key, as two files in PEM. */
public record PemPair(Path certificate, Path key, X509Certificate shown) {
    private static final char[] PASSWORD = "only for a moment".toCharArray();

    /** Makes a new pair in a folder, in the place of the one that was there. */
    public static PemPair in(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = Files.createTempFile(folder, "pair", ".p12");
        Files.delete(store);
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=mail.kommun.example",
                        "-ext",
                        "SAN=dns:mail.kommun.example,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
        KeyStore pair = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(store)) {
            pair.load(bytes, PASSWORD);
        }
        Files.delete(store);
        X509Certificate shown = (X509Certificate) pair.getCertificate("mail");
        return new PemPair(
                pem(folder.resolve("chain.pem"), "CERTIFICATE", shown.getEncoded()),
                pem(
                        folder.resolve("key.pem"),
                        "PRIVATE KEY",
                        pair.getKey("mail", PASSWORD).getEncoded()),
                shown);
    }

    private static Path pem(Path file, String kind, byte[] der) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }
}
