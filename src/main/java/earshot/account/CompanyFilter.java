package earshot.account;

import earshot.company.User;
import earshot.database.CurrentCompany;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Runs the rest of the request in the company of whoever asks. Without one nothing of any company
/// is visible.
public class CompanyFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var company = company();
    if (company == null) {
      chain.doFilter(request, response);
    } else {
      inCompany(company, request, response, chain);
    }
  }

  /// The page of an error shows the frame of every page, with the counter of new messages.
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  private static void inCompany(
      long company, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      CurrentCompany.<@Nullable Void, Exception>callThrowing(
          company,
          () -> {
            chain.doFilter(request, response);
            return null;
          });
    } catch (ServletException | IOException | RuntimeException thrown) {
      throw thrown;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible); // a filter chain throws no other
    }
  }

  private static @Nullable Long company() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return switch (authentication == null ? null : authentication.getPrincipal()) {
      case User user -> user.companyId();
      case ApplicantAccess access -> access.companyId();
      case null, default -> null;
    };
  }
}
