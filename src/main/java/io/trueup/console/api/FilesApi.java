package io.trueup.console.api;

import io.trueup.console.month.MonthFiles;
import io.trueup.console.page.Asked;
import java.io.IOException;
import java.time.YearMonth;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The files of a version: the workbook and every other. */
@RestController
@RequestMapping("/api/v1/months/{organization}/{month}/versions/{version:[0-9]{1,6}}/files")
final class FilesApi {

    private final MonthFiles files;

    FilesApi(MonthFiles files) {
        this.files = files;
    }

    /** @param name its path below the version's folder */
    record FileItem(String name, long bytes, String href) {}

    @GetMapping
    Listing<FileItem> files(@PathVariable String organization, @PathVariable String month, @PathVariable int version)
            throws IOException {
        YearMonth of = Asked.month(month);
        return Listing.whole(files.list(of, Asked.organization(organization), version).stream()
                .map(file -> new FileItem(
                        file.name(),
                        file.bytes(),
                        UriComponentsBuilder.fromPath(
                                        MonthsApi.address(organization, of) + "/versions/" + version + "/files/content")
                                .queryParam("name", "{name}")
                                .build(file.name())
                                .toString()))
                .toList());
    }

    @GetMapping("/content")
    ResponseEntity<Resource> content(
            @PathVariable String organization,
            @PathVariable String month,
            @PathVariable int version,
            @RequestParam String name)
            throws IOException {
        return files.download(Asked.month(month), Asked.organization(organization), version, name);
    }
}
