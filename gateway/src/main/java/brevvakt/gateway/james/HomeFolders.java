package brevvakt.gateway.james;

import org.apache.james.filesystem.api.JamesDirectoriesProvider;

/** Tells James where {@code file://conf} and {@code file://var} are. */
record HomeFolders(MailServerSettings settings) implements JamesDirectoriesProvider {

    @Override
    public String getAbsoluteDirectory() {
        return "/";
    }

    @Override
    public String getConfDirectory() {
        return settings.confDir() + "/";
    }

    @Override
    public String getVarDirectory() {
        return settings.varDir() + "/";
    }

    @Override
    public String getRootDirectory() {
        return settings.confDir().toString();
    }
}
