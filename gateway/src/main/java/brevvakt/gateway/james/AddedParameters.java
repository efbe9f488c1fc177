package brevvakt.gateway.james;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetContext;

/** The parameters of a mailet as its file gives them, and those that the settings add. */
record AddedParameters(MailetConfig file, Map<String, String> added) implements MailetConfig {

    @Override
    public String getInitParameter(String name) {
        String value = added.get(name);
        return value == null ? file.getInitParameter(name) : value;
    }

    @Override
    public Iterator<String> getInitParameterNames() {
        Stream.Builder<String> names = Stream.builder();
        file.getInitParameterNames().forEachRemaining(names);
        return Stream.concat(names.build(), added.keySet().stream()).iterator();
    }

    @Override
    public MailetContext getMailetContext() {
        return file.getMailetContext();
    }

    @Override
    public String getMailetName() {
        return file.getMailetName();
    }
}
