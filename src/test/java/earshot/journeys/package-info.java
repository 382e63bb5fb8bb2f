/// Stories of the people who use Earshot, told in a real Chromium against the whole server with the
/// demo company.
@NullMarked
package earshot.journeys;

import org.jspecify.annotations.NullMarked;
