/** What the house answers to each verb. */
@NullMarked
package brevvakt.portal.verbs;

import org.jspecify.annotations.NullMarked;
