/// The conversation of an application: its messages, its participants, who may write, drafts, and
/// the state of every delivery. [Conversations#send] is the one door: nothing else inserts a
/// message.
@ApplicationModule(
    allowedDependencies = {
      "audit",
      "account",
      "attachment",
      "company",
      "database",
      "hiring",
      "language",
      "live",
      "template",
      "web"
    })
@NullMarked
package earshot.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
