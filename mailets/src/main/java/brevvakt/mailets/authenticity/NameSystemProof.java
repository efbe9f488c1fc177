package brevvakt.mailets.authenticity;

import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.Authenticity.Check;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.records.Originals;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jdkim.impl.DNSPublicKeyRecordRetriever;
import org.apache.james.jspf.core.DNSServiceEnabled;
import org.apache.james.jspf.core.MacroExpand;
import org.apache.james.jspf.core.MacroExpandEnabled;
import org.apache.james.jspf.core.SPFCheckEnabled;
import org.apache.james.jspf.executor.SynchronousSPFExecutor;
import org.apache.james.jspf.impl.DNSServiceXBillImpl;
import org.apache.james.jspf.impl.DefaultTermsFactory;
import org.apache.james.jspf.impl.SPF;
import org.apache.james.jspf.parser.RFC4408SPF1Parser;
import org.apache.james.jspf.wiring.WiringServiceTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Cache;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks the name system: SPF of the server that handed the mail over (RFC 7208), the signatures on the bytes as they came
 * (DKIM, RFC 6376), and by these the author's domain (DMARC, RFC 7489). Only for a house that outside servers reach
 * directly; behind another server SPF would speak of that one.
 */
public final class NameSystemProof implements SenderProof {
    private static final Logger LOG = LoggerFactory.getLogger(NameSystemProof.class);
    private static final int SPF_SECONDS = 10;
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final Resolver resolver;
    private final Cache known = new Cache();
    private final SPF spf;
    private final DKIMVerifier signatures;
    private final Originals originals;

    public NameSystemProof(Resolver resolver, Originals originals) {
        this.resolver = resolver;
        this.originals = originals;
        resolver.setTimeout(ANSWER);
        this.spf = oneAfterTheOther(resolver);
        spf.setTimeOut(SPF_SECONDS);
        this.signatures = new DKIMVerifier(new DNSPublicKeyRecordRetriever(resolver));
    }

    /** The library's own set-up follows only the first question of a chain, and asks past the given name server. */
    private static SPF oneAfterTheOther(Resolver resolver) {
        DNSServiceXBillImpl asked = new DNSServiceXBillImpl(resolver);
        WiringServiceTable wires = new WiringServiceTable();
        wires.put(DNSServiceEnabled.class, asked);
        MacroExpand macros = new MacroExpand(asked);
        wires.put(MacroExpandEnabled.class, macros);
        SPF spf = new SPF(
                asked,
                new RFC4408SPF1Parser(new DefaultTermsFactory(wires)),
                macros,
                new SynchronousSPFExecutor(asked));
        wires.put(SPFCheckEnabled.class, spf);
        return spf;
    }

    /** One answer, and the domains that it speaks for. */
    private record Proof(Check check, List<String> domains) {}

    /** The rule of the author's domain; an error where the name servers could not say. */
    private record Rule(boolean known, Optional<DmarcPolicy> policy) {}

    @Override
    public Authenticity of(Arrival arrival, IncomingLetter letter) {
        Optional<String> author = letter.from().map(EmailAddress::domain);
        if (author.isEmpty()) {
            return Authenticity.unasked();
        }
        Proof server = server(arrival);
        Proof signature = signature(arrival);
        return new Authenticity(
                server.check(), signature.check(), judged(author.get(), server, signature), author.get());
    }

    private Proof server(Arrival arrival) {
        Optional<EmailAddress> sender = arrival.envelope().sender();
        Optional<String> peer = arrival.envelope().peer();
        if (sender.isEmpty() || peer.isEmpty()) {
            return new Proof(Check.NONE, List.of());
        }
        String domain = sender.get().domain();
        String said = spf.checkSPF(peer.get(), sender.get().toString(), domain).getResult();
        return new Proof(UpstreamProof.meaning(said), List.of(domain));
    }

    @SuppressWarnings(
            "IllegalCatch") // a stranger's signature may be anything; whatever it does to its reader, mail is taken
    private Proof signature(Arrival arrival) {
        try (InputStream bytes = new BufferedInputStream(originals.open(arrival.original()))) {
            List<SignatureRecord> held = signatures.verify(bytes);
            if (held == null || held.isEmpty()) {
                return new Proof(Check.NONE, List.of());
            }
            return new Proof(
                    Check.PASS,
                    held.stream().map(record -> record.getDToken().toString()).toList());
        } catch (TempFailException e) {
            return new Proof(Check.ERROR, List.of());
        } catch (FailException e) {
            return new Proof(Check.FAIL, List.of());
        } catch (IOException | RuntimeException e) {
            LOG.debug("the signature on {} could not be tried", arrival.id(), e);
            return new Proof(Check.ERROR, List.of());
        }
    }

    private Check judged(String author, Proof server, Proof signature) {
        Rule rule = rule(author);
        if (!rule.known()) {
            return Check.ERROR;
        }
        if (rule.policy().isEmpty()) {
            return Check.NONE;
        }
        DmarcPolicy policy = rule.policy().get();
        if (speaks(server, author, policy.strictSpf()) || speaks(signature, author, policy.strictDkim())) {
            return Check.PASS;
        }
        if (server.check() == Check.ERROR || signature.check() == Check.ERROR) {
            return Check.ERROR;
        }
        return policy.asksForAction() ? Check.FAIL : Check.NEUTRAL;
    }

    private static boolean speaks(Proof proof, String author, boolean strict) {
        return proof.check() == Check.PASS
                && proof.domains().stream().anyMatch(domain -> DmarcPolicy.aligned(domain, author, strict));
    }

    private Rule rule(String author) {
        Optional<List<String>> own = texts("_dmarc." + author);
        Optional<DmarcPolicy> policy = own.flatMap(records -> DmarcPolicy.read(records, false));
        String owner = DmarcPolicy.ownerOf(author);
        if (own.isEmpty() || policy.isPresent() || owner.equalsIgnoreCase(author)) {
            return new Rule(own.isPresent(), policy);
        }
        Optional<List<String>> inherited = texts("_dmarc." + owner);
        return new Rule(inherited.isPresent(), inherited.flatMap(records -> DmarcPolicy.read(records, true)));
    }

    /** The text records of a name; none is an answer, empty means that nobody could say. */
    private Optional<List<String>> texts(String name) {
        try {
            Lookup lookup = new Lookup(Name.fromString(name, Name.root), Type.TXT);
            lookup.setResolver(resolver);
            lookup.setCache(known);
            Record[] answers = lookup.run();
            if (lookup.getResult() == Lookup.TRY_AGAIN || lookup.getResult() == Lookup.UNRECOVERABLE) {
                return Optional.empty();
            }
            List<String> texts = new ArrayList<>();
            for (Record answer : answers == null ? new Record[0] : answers) {
                if (answer instanceof TXTRecord text) {
                    texts.add(String.join("", text.getStrings()));
                }
            }
            return Optional.of(texts);
        } catch (TextParseException e) {
            return Optional.of(List.of());
        }
    }
}
