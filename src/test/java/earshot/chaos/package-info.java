/// `bin/chaos`: two nodes and everything around them are killed, frozen, cut off and filled up
/// under load, and what they acknowledged is held against database, mail and texts.
@NullMarked
package earshot.chaos;

import org.jspecify.annotations.NullMarked;
