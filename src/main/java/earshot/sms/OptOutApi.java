package earshot.sms;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.AdministratorsOnly;
import earshot.company.Phone;
import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.RestApi;
import earshot.web.Snake;
import earshot.web.TimeCursor;
import earshot.web.Typed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The phones that want no texts, for other systems whose keys may do everything, everywhere.
@RestApi
@RequestMapping("/api/v1/opt-outs")
class OptOutApi {

  private final OptOuts optOuts;
  private final Audit audit;

  OptOutApi(OptOuts optOuts, Audit audit) {
    this.optOuts = optOuts;
    this.audit = audit;
  }

  /// @param phone E.164
  /// @param words what its owner said
  @Snake
  record OptOutJson(String phone, String words, Instant optedOutAt) {}

  record Incoming(@Nullable String phone) {}

  /// @param optedOut whether the phone gets no texts
  @Snake
  record State(String phone, boolean optedOut) {}

  /// A phone is stopped for the whole company: a key that is limited to some locations finds none.
  @ModelAttribute
  void everywhere(@AuthenticationPrincipal User user) {
    AdministratorsOnly.check(user, "phone");
  }

  @GetMapping
  ResponseEntity<Items<OptOutJson>> list(
      @RequestParam(defaultValue = "" + Items.USUAL) int limit,
      @RequestParam @Nullable String after) {
    var size = Items.limit(limit);
    var page =
        Items.page(
            optOuts.page(TimeCursor.parse("after", after), size + 1),
            size,
            last -> new TimeCursor(last.optedOutAt(), last.place()).toString());
    return new Items<>(
            page.items().stream()
                .map(it -> new OptOutJson(it.phone(), it.words(), it.optedOutAt()))
                .toList(),
            page.nextCursor())
        .answer();
  }

  /// Its owner told another system to send no texts.
  @PostMapping
  ResponseEntity<State> add(@AuthenticationPrincipal User user, @RequestBody Incoming incoming) {
    var phone = phone(Typed.text(incoming.phone()));
    if (optOuts.add(phone, said(user))) audit.note(user, Deed.STOPPED_TEXTS, About.NOTHING);
    return ResponseEntity.status(HttpStatus.CREATED).body(new State(phone, true));
  }

  /// Its owner wants texts again.
  @DeleteMapping("/{phone}")
  State remove(@AuthenticationPrincipal User user, @PathVariable String phone) {
    var known = phone(phone);
    if (optOuts.remove(known, said(user))) audit.note(user, Deed.ALLOWED_TEXTS, About.NOTHING);
    return new State(known, optOuts.contains(known));
  }

  private static OptOutWish said(User user) {
    return OptOutWish.saidByProvider("Said by " + user.name());
  }

  private static String phone(String typed) {
    return Phone.parse(typed, Phone.ANYWHERE)
        .map(Phone::e164)
        .orElseThrow(() -> new InvalidInput("phone", "phone must be written as +14155550132."));
  }
}
