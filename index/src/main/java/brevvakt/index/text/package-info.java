/** Text out of attachments, within limits. */
@NullMarked
package brevvakt.index.text;

import org.jspecify.annotations.NullMarked;
