package io.trueup.console.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What the server refuses before it has even found out whom a request is for, such as an address with %00: a problem below {@code /api}, a bare page elsewhere. */
final class ProblemValve extends ErrorReportValve {

    ProblemValve() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || !ApiErrors.isOfApi(String.valueOf(request.getRequestURI()))) {
            super.report(request, response, cause);
            return;
        }
        if (response.getContentWritten() > 0 || !response.setErrorReported()) {
            return; // somebody has told it already
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getCoyoteResponse().setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(Problems.bytes(status, ApiErrors.sentence(status.value(), "method")));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // whoever asked has hung up
        }
    }
}
