/** Finding kept records: Lucene remembers what stands in them. */
@NullMarked
package brevvakt.index;

import org.jspecify.annotations.NullMarked;
