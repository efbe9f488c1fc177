/** What the municipality's directory says of people and units, and how it differs from what we know. */
@NullMarked
package brevvakt.casework.directory;

import org.jspecify.annotations.NullMarked;
