package brevvakt.gateway.james;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.imap.api.ImapSessionState;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imapserver.netty.NettyConstants;

/**
 * Ends a connection that sends too much before its login or too many literals in one command: James 3.8.1 would hold
 * all of it in memory (CVE-2024-37358).
 */
final class ImapBounds extends ChannelInboundHandlerAdapter {
    private static final int MOST_BEFORE_LOGIN = 32 * 1024;
    private static final int MOST_LITERALS = 64;
    private static final int END_OF_LINE = 32;
    private static final Pattern LITERAL = Pattern.compile("\\{([0-9]{1,18})\\+?}\\r?$");

    private final StringBuilder tail = new StringBuilder();
    private long beforeLogin;
    private long literalLeft;
    private int literals;
    private boolean ended;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ended || message instanceof ByteBuf bytes && !isWithinBounds(context, bytes)) {
            ended = true;
            ReferenceCountUtil.release(message);
            context.writeAndFlush(Unpooled.copiedBuffer("* BYE Too much was sent\r\n", StandardCharsets.US_ASCII))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            context.fireChannelRead(message);
        }
    }

    private boolean isWithinBounds(ChannelHandlerContext context, ByteBuf bytes) {
        if (!isLoggedIn(context)) {
            beforeLogin += bytes.readableBytes();
        }
        count(bytes);
        return beforeLogin <= MOST_BEFORE_LOGIN && literals <= MOST_LITERALS;
    }

    private static boolean isLoggedIn(ChannelHandlerContext context) {
        ImapSession session = context.channel()
                .attr(NettyConstants.IMAP_SESSION_ATTRIBUTE_KEY)
                .get();
        return session != null && session.getState() != ImapSessionState.NON_AUTHENTICATED;
    }

    /** Follows lines and literals; the end of a line says whether a literal follows or the command is at its end. */
    private void count(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            if (literalLeft > 0) {
                long skipped = Math.min(literalLeft, bytes.writerIndex() - at);
                literalLeft -= skipped;
                at += (int) skipped;
            } else {
                line(bytes.getByte(at));
                at++;
            }
        }
    }

    private void line(byte octet) {
        if (octet != '\n') {
            tail.append((char) (octet & 0xFF));
            if (tail.length() > END_OF_LINE) {
                tail.deleteCharAt(0);
            }
            return;
        }
        Matcher literal = LITERAL.matcher(tail);
        if (literal.find()) {
            literalLeft = Long.parseLong(literal.group(1));
            literals++;
        } else {
            literals = 0;
        }
        tail.setLength(0);
    }
}
