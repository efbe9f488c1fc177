/** A made-up municipality's day, played through the real doors and told to whoever watches. */
@NullMarked
package brevvakt.gateway.demo;

import org.jspecify.annotations.NullMarked;
