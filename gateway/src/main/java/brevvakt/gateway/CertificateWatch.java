package brevvakt.gateway;

import brevvakt.gateway.settings.DkimSettings;
import brevvakt.gateway.settings.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.altindag.ssl.util.PemUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files of the certificate every few seconds: a new pair is shown to the next connections, a broken one is
 * told in the log while the old one goes on being shown.
 */
final class CertificateWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final long ROUND_SECONDS = 5;

    private final TlsSettings files;
    private final Taking taking;
    private final CountDownLatch closing = new CountDownLatch(1);
    private String seen;

    /** Those who show the certificate. */
    @FunctionalInterface
    interface Taking {
        /** @param digest the SHA-256 of the certificate in the files, in hex */
        void take(String digest) throws IOException;
    }

    CertificateWatch(TlsSettings files, Taking taking) {
        this.files = files;
        this.taking = taking;
        this.seen = stamp();
    }

    void start() {
        Thread thread = new Thread(this::walk, "certificate-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void walk() {
        try {
            while (!closing.await(ROUND_SECONDS, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes what is new. A pair of which one half has come is broken until the other comes. */
    @SuppressWarnings("IllegalCatch") // whatever is wrong with the new files, the old certificate must go on
    void look() {
        String now = stamp();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        Optional<String> fault = fault(files);
        if (fault.isPresent()) {
            LOG.error("the certificate has changed and is not taken: {}; the old one is still shown", fault.get());
            return;
        }
        try {
            taking.take(digest(files));
            LOG.info("the certificate in {} is shown from now on", files.certificate());
        } catch (IOException | RuntimeException e) {
            LOG.error("the certificate in {} has changed and is not taken", files.certificate(), e);
        }
    }

    private String stamp() {
        return stamp(files.certificate()) + " " + stamp(files.key());
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (IOException e) {
            return "unreadable";
        }
    }

    /** Why the pair cannot be shown; empty where it can. */
    @SuppressWarnings("IllegalCatch") // the readers of PEM throw what they like at strange bytes
    static Optional<String> fault(TlsSettings files) {
        for (Path file : List.of(files.certificate(), files.key())) {
            if (!Files.isReadable(file)) {
                return Optional.of("the file " + file + " cannot be read");
            }
        }
        try {
            PrivateKey key = PemUtils.loadPrivateKey(files.key());
            return fits(certificate(files), key)
                    ? Optional.empty()
                    : Optional.of("the key in " + files.key() + " is not the one of the certificate in "
                            + files.certificate());
        } catch (RuntimeException | GeneralSecurityException e) {
            return Optional.of(files.certificate() + " and " + files.key()
                    + " are no certificate and its private key in PEM, without a password");
        }
    }

    /** Why mail cannot be signed with the key; empty where it can. */
    @SuppressWarnings("IllegalCatch") // the reader of PEM throws what it likes at strange bytes
    static Optional<String> fault(DkimSettings dkim) {
        try {
            if (Files.isReadable(dkim.key())
                    && PemUtils.loadPrivateKey(dkim.key()).getAlgorithm().equals("RSA")) {
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            LOG.debug("no private key", e);
        }
        return Optional.of(
                "the file " + dkim.key() + " holds no RSA key in PEM without a password, and 'dkim' needs one");
    }

    /** The SHA-256 of the server's own certificate, in hex. */
    static String digest(TlsSettings files) {
        try {
            byte[] certificate = certificate(files).getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no certificate is in " + files.certificate(), e);
        }
    }

    private static X509Certificate certificate(TlsSettings files) {
        return PemUtils.loadCertificate(files.certificate()).get(0);
    }

    private static boolean fits(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256with" + key.getAlgorithm();
        byte[] words = {1, 2, 3};
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(words);
        Signature checking = Signature.getInstance(algorithm);
        checking.initVerify(certificate.getPublicKey());
        checking.update(words);
        return checking.verify(signing.sign());
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
