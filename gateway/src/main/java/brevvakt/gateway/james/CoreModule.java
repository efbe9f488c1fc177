package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import java.time.Clock;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.dnsservice.dnsjava.DNSJavaService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.filesystem.api.JamesDirectoriesProvider;
import org.apache.james.mailetcontainer.api.LocalResources;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.NoopGaugeRegistry;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.apache.james.server.core.filesystem.FileSystemImpl;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.utils.ExtensionConfiguration;
import org.apache.james.utils.GuiceGenericLoader;
import org.apache.james.utils.GuiceProbe;

/** What every part of James asks for: settings, folders, clock, names, people. */
final class CoreModule extends AbstractModule {
    private final Parts parts;
    private final MailServerSettings settings;
    private final ConfFolder conf;

    CoreModule(Parts parts, MailServerSettings settings, ConfFolder conf) {
        this.parts = parts;
        this.settings = settings;
        this.conf = conf;
    }

    @Override
    protected void configure() {
        HomeFolders folders = new HomeFolders(settings);
        bind(Parts.class).toInstance(parts);
        bind(MailServerSettings.class).toInstance(settings);
        bind(Clock.class).toInstance(parts.clock());
        bind(MailAccess.class).toInstance(parts.access());
        bind(JamesDirectoriesProvider.class).toInstance(folders);
        bind(FileSystem.class).toInstance(new FileSystemImpl(folders));
        bind(ConfigurationProvider.class).toInstance(conf);
        bind(ExtensionConfiguration.class).toInstance(ExtensionConfiguration.DEFAULT);
        bind(GuiceGenericLoader.class).in(Scopes.SINGLETON);
        bind(MetricFactory.class).to(QuietMetrics.class);
        bind(GaugeRegistry.class).to(NoopGaugeRegistry.class);
        bind(DNSJavaService.class).in(Scopes.SINGLETON);
        bind(DNSService.class).to(DNSJavaService.class);
        bind(DomainList.class).toInstance(new HouseDomains(settings.domains(), parts.access()));
        bind(UsersRepository.class).to(HouseUsers.class).in(Scopes.SINGLETON);
        bind(LocalResources.class).to(HouseAddresses.class).in(Scopes.SINGLETON);
        Multibinder.newSetBinder(binder(), GuiceProbe.class);
        parts.forMailets().forEach(this::bindInstance);
    }

    @SuppressWarnings("unchecked") // the map says that the instance is one of its class; Guice checks it again
    private void bindInstance(Class<?> type, Object instance) {
        bind((Class<Object>) type).toInstance(type.cast(instance));
    }
}
