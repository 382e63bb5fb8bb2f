/// Who may ask for what: every route of the server, asked by every kind of caller.
@NullMarked
package earshot.rights;

import org.jspecify.annotations.NullMarked;
