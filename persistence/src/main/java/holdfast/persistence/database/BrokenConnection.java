package holdfast.persistence.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/**
 * Tells the pools which of H2's failures a connection does not survive. H2 closes its database when
 * a write fails, as on a full disk, and a new connection opens it again; the old ones stay useless
 * but call themselves valid, so that without this a pool would hand them out for good. Public
 * because the pools create it by reflection.
 */
public final class BrokenConnection implements SQLExceptionOverride {
  private static final Set<Integer> FATAL =
      Set.of(
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.GENERAL_ERROR_1);

  /** For the pools. */
  public BrokenConnection() {}

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return FATAL.contains(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
