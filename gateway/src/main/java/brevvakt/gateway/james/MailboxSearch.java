package brevvakt.gateway.james;

import brevvakt.index.MailboxIndex;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.james.mailbox.AttachmentContentLoader;
import org.apache.james.mailbox.MailboxManager.MessageCapabilities;
import org.apache.james.mailbox.MailboxManager.SearchCapabilities;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.extractor.TextExtractor;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.model.SearchQuery;
import org.apache.james.mailbox.model.SearchQuery.AddressOperator;
import org.apache.james.mailbox.model.SearchQuery.AllCriterion;
import org.apache.james.mailbox.model.SearchQuery.Conjunction;
import org.apache.james.mailbox.model.SearchQuery.ConjunctionCriterion;
import org.apache.james.mailbox.model.SearchQuery.ContainsOperator;
import org.apache.james.mailbox.model.SearchQuery.Criterion;
import org.apache.james.mailbox.model.SearchQuery.CustomFlagCriterion;
import org.apache.james.mailbox.model.SearchQuery.FlagCriterion;
import org.apache.james.mailbox.model.SearchQuery.HeaderCriterion;
import org.apache.james.mailbox.model.SearchQuery.InternalDateCriterion;
import org.apache.james.mailbox.model.SearchQuery.ModSeqCriterion;
import org.apache.james.mailbox.model.SearchQuery.Scope;
import org.apache.james.mailbox.model.SearchQuery.SizeCriterion;
import org.apache.james.mailbox.model.SearchQuery.SubjectCriterion;
import org.apache.james.mailbox.model.SearchQuery.TextCriterion;
import org.apache.james.mailbox.model.SearchQuery.UidCriterion;
import org.apache.james.mailbox.store.mail.MessageMapper;
import org.apache.james.mailbox.store.mail.MessageMapper.FetchType;
import org.apache.james.mailbox.store.mail.MessageMapperFactory;
import org.apache.james.mailbox.store.mail.model.MailboxMessage;
import org.apache.james.mailbox.store.search.MessageSearchIndex;
import org.apache.james.mailbox.store.search.MessageSearches;
import org.apache.james.mailbox.store.search.SimpleMessageSearchIndex;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * IMAP's SEARCH (RFC 3501 6.4.4). Words are asked of the index, which is first given the mails it lacks, so that it is never
 * behind, whatever was lost; flags, dates and sizes of the rows without their bodies; and what neither knows of the mails
 * themselves, but only those that everything else has left. A mailbox is searched by its own number, whoever looks into
 * it: who may, the guard before it has said.
 */
final class MailboxSearch implements MessageSearchIndex {
    private static final int FEW = 200;

    private final MessageMapperFactory mappers;
    private final SimpleMessageSearchIndex plain;
    private final TextExtractor extractor;
    private final AttachmentContentLoader attachments;
    private final MailboxIndex index;

    @Inject
    MailboxSearch(
            MessageMapperFactory mappers,
            SimpleMessageSearchIndex plain,
            TextExtractor extractor,
            AttachmentContentLoader attachments,
            MailboxIndex index) {
        this.mappers = mappers;
        this.plain = plain;
        this.extractor = extractor;
        this.attachments = attachments;
        this.index = index;
    }

    @Override
    public EnumSet<SearchCapabilities> getSupportedCapabilities(EnumSet<MessageCapabilities> capabilities) {
        return plain.getSupportedCapabilities(capabilities);
    }

    @Override
    public Flux<MessageId> search(
            MailboxSession session, Collection<MailboxId> mailboxes, SearchQuery query, long limit)
            throws MailboxException {
        return plain.search(session, mailboxes, query, limit);
    }

    @Override
    public Flux<MessageUid> search(MailboxSession session, Mailbox mailbox, SearchQuery query) {
        return Flux.defer(() -> {
                    try {
                        return Flux.fromIterable(new Search(session, mailbox, query).found());
                    } catch (IOException e) {
                        return Flux.error(
                                new MailboxException("mailbox " + mailbox.getMailboxId() + " was not searched", e));
                    } catch (MailboxException e) {
                        return Flux.error(e);
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** One question to one mailbox. */
    private final class Search {
        private final Mailbox mailbox;
        private final SearchQuery query;
        private final MessageMapper rows;
        private final MessageSearches judge;
        private final String key;
        private Set<Long> living = Set.of();

        Search(MailboxSession session, Mailbox mailbox, SearchQuery query) throws MailboxException {
            this.mailbox = mailbox;
            this.query = query;
            this.rows = mappers.getMessageMapper(session);
            this.judge =
                    new MessageSearches(List.<MailboxMessage>of().iterator(), query, extractor, attachments, session);
            this.key = mailbox.getMailboxId().serialize();
        }

        List<MessageUid> found() throws MailboxException, IOException {
            Set<Long> all = new TreeSet<>();
            rows.listAllMessageUids(mailbox).toIterable().forEach(uid -> all.add(uid.asLong()));
            living = all;
            if (all.isEmpty()) {
                // nothing is asked of an empty mailbox; what was written of it is forgotten all the same (LAW-35)
                index.forget(key, index.written(key));
            }
            return new TreeSet<>(all(query.getCriteria(), all))
                    .stream().map(MessageUid::of).toList();
        }

        /** All must be true; the dear questions are asked of what the cheap ones have left. */
        private Set<Long> all(List<Criterion> criteria, Set<Long> within) throws MailboxException, IOException {
            List<Criterion> cheapFirst = new ArrayList<>(criteria);
            cheapFirst.sort(Comparator.comparingInt(Search::price));
            Set<Long> left = within;
            for (Criterion one : cheapFirst) {
                if (!left.isEmpty()) {
                    left = matching(one, left);
                }
            }
            return left;
        }

        private static int price(Criterion one) {
            if (one instanceof UidCriterion || one instanceof AllCriterion) {
                return 0;
            }
            if (one instanceof ConjunctionCriterion conjunction) {
                return conjunction.getCriteria().stream()
                        .mapToInt(Search::price)
                        .max()
                        .orElse(0);
            }
            return words(one).isPresent() ? 1 : isOfRow(one) ? 2 : 3;
        }

        private Set<Long> matching(Criterion one, Set<Long> within) throws MailboxException, IOException {
            if (one instanceof AllCriterion) {
                return within;
            }
            if (one instanceof ConjunctionCriterion conjunction) {
                return conjunction(conjunction, within);
            }
            Optional<Words> words = words(one);
            if (words.isPresent()) {
                Set<Long> found = asked(words.get(), within);
                return words.get().isSure() ? found : judged(one, found, FetchType.HEADERS);
            }
            if (one instanceof UidCriterion || isOfRow(one)) {
                return judged(one, within, FetchType.METADATA);
            }
            return judged(one, within, FetchType.FULL);
        }

        private Set<Long> conjunction(ConjunctionCriterion conjunction, Set<Long> within)
                throws MailboxException, IOException {
            if (conjunction.getType() == Conjunction.AND) {
                return all(conjunction.getCriteria(), within);
            }
            Set<Long> any = new HashSet<>();
            for (Criterion one : conjunction.getCriteria()) {
                any.addAll(matching(one, within));
            }
            if (conjunction.getType() == Conjunction.OR) {
                return any;
            }
            Set<Long> none = new HashSet<>(within);
            none.removeAll(any);
            return none;
        }

        private Set<Long> asked(Words words, Set<Long> within) throws MailboxException, IOException {
            complete(within);
            Set<Long> found = index.find(key, words.fields(), words.words());
            found.retainAll(within);
            return found;
        }

        /**
         * Gives the index what it lacks of this mailbox, and takes from it what lies here no longer. A mail never changes, so
         * that what it has is true.
         */
        private void complete(Set<Long> within) throws MailboxException, IOException {
            Set<Long> missing = new TreeSet<>(within);
            Set<Long> written = index.written(key);
            missing.removeAll(written);
            written.removeAll(living);
            if (!written.isEmpty()) {
                index.forget(key, written);
            }
            for (Long uid : missing) {
                Iterator<MailboxMessage> row =
                        rows.findInMailbox(mailbox, MessageRange.one(MessageUid.of(uid)), FetchType.FULL, 1);
                if (row.hasNext()) {
                    try (InputStream content = row.next().getFullContent()) {
                        index.write(key, uid, MailWords.of(content));
                    }
                }
            }
        }

        private Set<Long> judged(Criterion one, Set<Long> within, FetchType fetch) throws MailboxException {
            Set<Long> found = new HashSet<>();
            for (MessageRange range : ranges(within)) {
                Iterator<MailboxMessage> some = rows.findInMailbox(mailbox, range, fetch, MessageMapper.UNLIMITED);
                while (some.hasNext()) {
                    MailboxMessage message = some.next();
                    long uid = message.getUid().asLong();
                    if (within.contains(uid) && judge.isMatch(one, message, query.getRecentMessageUids())) {
                        found.add(uid);
                    }
                }
            }
            return found;
        }

        /** A few are fetched by their runs; of many it is cheaper to look at all that lie between. */
        private List<MessageRange> ranges(Set<Long> within) {
            List<MessageUid> sorted =
                    new TreeSet<>(within).stream().map(MessageUid::of).toList();
            List<MessageRange> runs = MessageRange.toRanges(sorted);
            return runs.size() <= FEW
                    ? runs
                    : List.of(MessageRange.range(sorted.get(0), sorted.get(sorted.size() - 1)));
        }
    }

    /**
     * What the index is asked for.
     *
     * @param isSure what it finds is the answer; otherwise each mail found is looked at
     */
    private record Words(Set<String> fields, String words, boolean isSure) {}

    private static Optional<Words> words(Criterion one) {
        if (one instanceof SubjectCriterion subject) {
            return Optional.of(new Words(Set.of("subject"), subject.getSubject(), true));
        }
        if (one instanceof TextCriterion text) {
            if (text.getType() == Scope.BODY) {
                return Optional.of(
                        new Words(Set.of(MailWords.BODY), text.getOperator().getValue(), true));
            }
            return text.getType() == Scope.FULL
                    ? Optional.of(new Words(
                            Set.copyOf(MailWords.everywhere()),
                            text.getOperator().getValue(),
                            true))
                    : Optional.empty();
        }
        if (one instanceof HeaderCriterion header) {
            String name = header.getHeaderName().toLowerCase(Locale.ROOT);
            Optional<String> value = header.getOperator() instanceof ContainsOperator contains
                    ? Optional.of(contains.getValue())
                    : header.getOperator() instanceof AddressOperator address
                            ? Optional.of(address.getAddress())
                            : Optional.empty();
            boolean known = MailWords.HEADERS.contains(name);
            return value.filter(v -> !v.isBlank())
                    .map(v -> new Words(Set.of(known ? name : MailWords.OTHER_HEADERS), v, known));
        }
        return Optional.empty();
    }

    private static boolean isOfRow(Criterion one) {
        return one instanceof FlagCriterion
                || one instanceof CustomFlagCriterion
                || one instanceof InternalDateCriterion
                || one instanceof SizeCriterion
                || one instanceof ModSeqCriterion;
    }
}
