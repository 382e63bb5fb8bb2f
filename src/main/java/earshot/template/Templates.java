package earshot.template;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.Role;
import earshot.company.User;
import earshot.web.NotFound;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// Saved texts: the company's, which administrators look after, and each user's own, which nobody
/// else sees.
@Component
public class Templates {

  private final TemplateDatabase database;
  private final Audit audit;

  Templates(TemplateDatabase database, Audit audit) {
    this.audit = audit;
    this.database = database;
  }

  /// The company's and the user's own, by name.
  @Transactional(readOnly = true)
  public List<Template> visibleTo(User user) {
    return database.visibleTo(user);
  }

  /// One of the company's, which everybody reads.
  ///
  /// @throws NotFound if it has none of that id
  @Transactional(readOnly = true)
  public Template shared(User user, long id) {
    return database
        .find(user, id)
        .filter(Template::isShared)
        .orElseThrow(() -> new NotFound("template"));
  }

  /// The template, if this user may change it.
  ///
  /// @throws NotFound if this user does not see it
  @Transactional(readOnly = true)
  public Template find(User user, long id) {
    var found = database.find(user, id).orElseThrow(() -> new NotFound("template"));
    if (found.isShared()) requireSharing(user);
    return found;
  }

  /// Stores a template and returns its id.
  ///
  /// @param shared for everybody in the company
  /// @throws InvalidTemplate if there is one of that name already
  @Transactional
  public long add(User user, boolean shared, TemplateText text) {
    if (shared) requireSharing(user);
    try {
      var id = database.insert(shared ? null : user.id(), text);
      audit.note(user, Deed.ADDED_TEMPLATE, About.thing(text.name()));
      return id;
    } catch (DuplicateKeyException taken) {
      throw taken(text);
    }
  }

  @Transactional
  public void change(User user, long id, TemplateText text) {
    change(user, id, text, _ -> {});
  }

  /// The same, if a check of how it is holds while nobody else can change it.
  @Transactional
  public void change(User user, long id, TemplateText text, Consumer<Template> check) {
    database.lock(id);
    check.accept(find(user, id));
    try {
      database.update(id, text);
      audit.note(user, Deed.CHANGED_TEMPLATE, About.thing(text.name()));
    } catch (DuplicateKeyException taken) {
      throw taken(text);
    }
  }

  @Transactional
  public void delete(User user, long id) {
    audit.note(user, Deed.DELETED_TEMPLATE, About.thing(find(user, id).name()));
    database.delete(id);
  }

  /// Whether this user looks after the company's templates.
  public static boolean mayShare(User user) {
    return user.role() == Role.ADMINISTRATOR;
  }

  private static void requireSharing(User user) {
    if (!mayShare(user))
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, say("Only administrators can change the company's templates."));
  }

  private static InvalidTemplate taken(TemplateText text) {
    return new InvalidTemplate(
        "name", say("There is a template named “{0}” already. Choose another name.", text.name()));
  }
}
