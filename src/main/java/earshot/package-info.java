/// Earshot, the applicant messaging server. The server's start stands here; every other line in the
/// package of the noun it is about.
@NullMarked
package earshot;

import org.jspecify.annotations.NullMarked;
