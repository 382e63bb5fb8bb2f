/// For trying Earshot out (`earshot.demo=true`), and empty of beans otherwise: two companies with a
/// past, and the mailbox and phone in which applicants find what would have been sent to them. May
/// use every package.
@NullMarked
package earshot.demo;

import org.jspecify.annotations.NullMarked;
