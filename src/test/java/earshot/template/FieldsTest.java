package earshot.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldsTest {

  private final FieldValues elena = new FieldValues("Elena", "Barista", "Harbor Street", "Maria");

  @Test
  void fills_in_the_four_fields() {
    assertThat(
            Fields.fill(
                "Hi {{applicant.first_name}}, {{job.title}} at {{location.name}}? {{me.first_name}}",
                elena))
        .isEqualTo("Hi Elena, Barista at Harbor Street? Maria");
  }

  @Test
  void spaces_inside_the_braces_do_no_harm() {
    assertThat(Fields.fill("{{ applicant.first_name  }}", elena)).isEqualTo("Elena");
    assertThat(Fields.unknown("{{ applicant.first_name  }}")).isEmpty();
  }

  @Test
  void what_an_applicant_is_called_is_not_looked_at_again() {
    var odd = new FieldValues("{{me.first_name}} $1 \\", "Barista", "Harbor Street", "Maria");
    assertThat(Fields.fill("Hi {{applicant.first_name}}", odd))
        .isEqualTo("Hi {{me.first_name}} $1 \\");
  }

  @Test
  void names_each_field_that_does_not_exist_once_as_typed() {
    assertThat(Fields.unknown("{{applicant.name}} {{job.title}} {{ Foo }} {{applicant.name}} {{}}"))
        .containsExactly("{{applicant.name}}", "{{ Foo }}", "{{}}");
  }

  @Test
  void names_braces_left_open() {
    assertThat(Fields.unknown("Hi {{applicant.first_name, hello"))
        .containsExactly("{{applicant.first_name,");
    assertThat(Fields.unknown("Hi {{job.title} hello")).containsExactly("{{job.title}");
    assertThat(Fields.unknown("Hi job.title}} hello")).containsExactly("job.title}}");
    assertThat(Fields.unknown("Hi {{job\n.title}}")).containsExactly("{{job", ".title}}");
  }

  @Test
  void one_brace_is_only_a_brace() {
    assertThat(Fields.unknown("A {b} c { d } :-}")).isEmpty();
  }

  @Test
  void a_text_of_braces_takes_no_time() {
    assertThat(Fields.unknown("{".repeat(10_000))).isNotEmpty();
    assertThat(Fields.unknown("x".repeat(10_000))).isEmpty();
  }
}
