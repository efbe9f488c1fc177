package brevvakt.index;

import brevvakt.casework.records.RecordIndex.Order;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/**
 * Where a page ended: the last record's place in the order and its id, so that new records do not move the next page. It is
 * sealed (AES-GCM) under a key that ends with the process: a score or an id would tell how many records there are that the
 * reader may not see, and how many hold his words.
 */
final class PageMark {
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int PLACE = 2 * Long.BYTES;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(bytes(32), "AES");

    static Sort sort(Order order) {
        SortField byId = new SortField(Names.ID_ORDER, SortField.Type.LONG, true);
        return order == Order.DATE
                ? new Sort(new SortField(Names.RECEIVED, SortField.Type.LONG, true), byId)
                : new Sort(SortField.FIELD_SCORE, byId);
    }

    String of(Order order, FieldDoc last) {
        long place = last.fields[0] instanceof Float score ? Float.floatToIntBits(score) : (Long) last.fields[0];
        byte[] plain = ByteBuffer.allocate(PLACE)
                .putLong(place)
                .putLong((Long) last.fields[1])
                .array();
        byte[] nonce = bytes(NONCE);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, order, nonce).doFinal(plain);
            return HexFormat.of().formatHex(nonce) + HexFormat.of().formatHex(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the end of a page could not be sealed", e);
        }
    }

    /** The mark as a place in the order; empty where it is none of that order's, or of another process. */
    Optional<FieldDoc> read(Order order, String mark) {
        if (!mark.matches("[0-9a-f]{" + 2 * (NONCE + PLACE + TAG) + "}")) {
            return Optional.empty();
        }
        byte[] nonce = HexFormat.of().parseHex(mark, 0, 2 * NONCE);
        byte[] sealed = HexFormat.of().parseHex(mark, 2 * NONCE, mark.length());
        try {
            ByteBuffer plain =
                    ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, order, nonce).doFinal(sealed));
            long place = plain.getLong();
            Object value = order == Order.DATE ? (Object) place : (Object) Float.intBitsToFloat((int) place);
            return Optional.of(new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {value, plain.getLong()}));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the end of a page could not be read", e);
        }
    }

    private Cipher cipher(int mode, Order order, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(order.name().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
