# Fetches the figures of all provinces at one size of the log, sums the votes of each option, and asks for what
# changed since. R 4 or later, nothing else. Usage: Rscript r.R <site> [contest]
arguments <- commandArgs(trailingOnly = TRUE)
site <- sub("/$", "", arguments[1])
contest <- if (length(arguments) > 1) arguments[2] else "PPWP"

latest <- paste(readLines(paste0(site, "/tree/latest.json"), warn = FALSE), collapse = "")
size <- sub('.*"size":([0-9]+).*', "\\1", latest)
cat("size", size, "\n")

address <- paste0(site, "/data/", contest, "/ID/province.csv?at=", size)
provinces <- read.csv(address, colClasses = c(unit = "character"))
for (option in sort(grep("^votes_", names(provinces), value = TRUE))) {
  cat(option, format(sum(provinces[[option]]), scientific = FALSE), "\n")
}

# Who asks again with the size she has gets only what changed since, here nothing.
changes <- readLines(paste0(site, "/data/", contest, "/ID/delta/", size, ".ndjson"), warn = FALSE)
cat("changed", length(changes), "\n")
