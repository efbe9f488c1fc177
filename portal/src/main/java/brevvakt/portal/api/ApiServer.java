package brevvakt.portal.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.modeler.Registry;

/**
 * The HTTP door of the house at {@code /api/v1/VERB}. Strangers get 401 whatever they ask for, so that not even the verbs
 * can be counted from outside; only the holder of a one-time link is shown what it does.
 */
public final class ApiServer implements AutoCloseable {
    /** Where the one-time links are, each with its token behind it. */
    public static final String LINKS = "/gor/";

    private static final String READ_WITHIN_MILLIS = "20000";

    private final InetSocketAddress address;
    private final Tomcat tomcat;

    /**
     * A door that is still closed.
     *
     * @param https what it shows where it speaks HTTPS; plain HTTP without
     * @param work a folder for what the web server keeps for itself
     * @param links what stands behind {@code /gor/TOKEN}, which is open to strangers
     */
    public ApiServer(
            InetSocketAddress address,
            Optional<Https> https,
            Path work,
            String administratorToken,
            Logins logins,
            Verbs verbs,
            OneTimeLinks links) {
        this.address = address;
        // Nobody manages the house over JMX, and the descriptions of its beans take a second to read.
        Registry.disableRegistry();
        TomcatURLStreamHandlerFactory.disable();
        this.tomcat = new Tomcat();
        tomcat.setSilent(true);
        tomcat.setBaseDir(work.toAbsolutePath().toString());
        Connector connector = connector(address);
        https.ifPresent(shown -> shown.on(connector));
        tomcat.setConnector(connector);
        ((StandardHost) tomcat.getHost()).setErrorReportValveClass("");
        tomcat.getHost().getPipeline().addValve(new PlainErrors());
        Context context = tomcat.addContext("", work.toAbsolutePath().toString());
        context.setIgnoreAnnotations(true);
        leaveOtherThreadsAlone((StandardContext) context);
        Doorkeeper doorkeeper = new Doorkeeper(administratorToken, logins);
        Tomcat.addServlet(context, "api", new ApiServlet(doorkeeper, VerbCatalogue.ofTheHouse(), verbs));
        context.addServletMapping("/*", "api");
        Tomcat.addServlet(context, "links", new OneTimeServlet(links));
        context.addServletMapping(LINKS + "*", "links");
    }

    private static Connector connector(InetSocketAddress address) {
        Connector connector = new Connector();
        connector.setPort(address.getPort());
        Optional.ofNullable(address.getAddress())
                .map(InetAddress::getHostAddress)
                .ifPresent(bind -> connector.setProperty("address", bind));
        connector.setThrowOnFailure(true);
        connector.setXpoweredBy(false);
        connector.setProperty("connectionTimeout", READ_WITHIN_MILLIS);
        connector.setProperty("maxThreads", "64");
        connector.setProperty("minSpareThreads", "2");
        connector.setProperty("maxConnections", "512");
        connector.setMaxPostSize(0);
        return connector;
    }

    /** The web server would otherwise look into threads of the whole house when it stops. */
    private static void leaveOtherThreadsAlone(StandardContext context) {
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.setClearReferencesHttpClientKeepAliveThread(false);
    }

    /** Opens the door; a port that is taken is told with its number. */
    public void start() throws IOException {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IOException("the HTTP door cannot open at " + address + "; is the port taken?", e);
        }
    }

    /** The port listened on, also where any free one was asked for. */
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** New connections are shown the certificate that the files hold now; those that are open go on. */
    public void reloadCertificate() {
        if (tomcat.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> http
                && http.isSSLEnabled()) {
            http.reloadSslHostConfigs();
        }
    }

    /** Lets calls that run finish for some seconds, and closes. */
    @Override
    public void close() throws IOException {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IOException("the HTTP door does not close", e);
        }
    }
}
