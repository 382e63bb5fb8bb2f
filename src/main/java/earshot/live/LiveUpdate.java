package earshot.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What changed, in names alone.
///
/// @param kind message, delivery, stage, contacts, application, read, marks or typing; bulk for the
///   progress of a bulk message; catchup where so much changed that each page had better look what
///   it lacks
/// @param conversation its id for staff, its public id for applicants; a bulk message's id; empty
///   where it is several
/// @param seq the message concerned, or 0
/// @param who the first name of who is typing; null for all else
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LiveUpdate(String kind, String conversation, int seq, @Nullable String who) {

  /// Not for pages but for the nodes that hold their streams: a session of the user, or a link of
  /// the applicant, has ended.
  static final String ENDED = "ended";

  public LiveUpdate(String kind, String conversation, int seq) {
    this(kind, conversation, seq, null);
  }
}
