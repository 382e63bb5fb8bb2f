package earshot.web;

import earshot.language.Language;
import earshot.language.Words;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/// What every page of the staff shows around its content.
///
/// @param viewer who is signed in; null on the pages before that
/// @param csrf null where requests are let in by a header, and so none can be forged
/// @param newMessages how many new messages wait, at most 100; asked only by pages that show it
public record Page(
    @Nullable Viewer viewer,
    @Nullable CsrfToken csrf,
    IntSupplier newMessages,
    Times times,
    boolean demo) {

  /// The signed-in user, in the words of the top bar.
  public record Viewer(
      long id,
      String name,
      String email,
      String companyName,
      boolean pressEnterToSend,
      boolean keyboardShortcuts,
      boolean administrator,
      boolean managesJobs) {

    /// As whom applicants who read that language see the viewer write: "Maria at Harbor Cafe".
    public String signature(Language language) {
      return new Words(language).text("mail.signature", name.strip().split("\\s+")[0], companyName);
    }
  }

  /// The counter as it is shown: "99+" at most.
  public static String counter(int newMessages) {
    return newMessages > 99 ? "99+" : Integer.toString(newMessages);
  }
}
