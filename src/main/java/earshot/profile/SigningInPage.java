package earshot.profile;

import earshot.company.User;
import earshot.passkey.Passkeys;
import earshot.secondfactor.Enrollment;
import earshot.secondfactor.QrCode;
import earshot.secondfactor.SecondFactors;
import earshot.web.InvalidInput;
import earshot.web.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Settings › You › Signing in, whatever was just done there.
@Component
class SigningInPage {

  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final PublicUrl url;

  SigningInPage(SecondFactors factors, Passkeys passkeys, PublicUrl url) {
    this.factors = factors;
    this.passkeys = passkeys;
    this.url = url;
  }

  /// @param form the one that was sent, with what is wrong in it; empty if none was
  String show(User user, String done, String form, @Nullable InvalidInput problem, Model model) {
    var key = factors.begun(user);
    model.addAttribute("user", user);
    model.addAttribute("factor", factors.of(user.id()));
    model.addAttribute("required", factors.isRequired());
    model.addAttribute("key", key.orElse(null));
    model.addAttribute("picture", key.map(Enrollment::link).map(QrCode::of).orElse(null));
    model.addAttribute("passkeys", passkeys.of(user.id()));
    model.addAttribute("passkeySite", url.byName().orElse(null));
    model.addAttribute("form", form);
    model.addAttribute("problem", problem);
    model.addAttribute("done", done);
    return "profile/signing-in";
  }
}
