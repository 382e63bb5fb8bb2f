package earshot.conversation;

/// Where a mail lands in a conversation: known where mail comes in.
public interface ReplyAddresses {

  /// The address at which the applicant's mails land in it.
  String ofApplicant(long company, long conversation);
}
