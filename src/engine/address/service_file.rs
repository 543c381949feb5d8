use std::path::PathBuf;

use crate::load::DatabaseFailure;
use crate::system::{error_text, read_regular_file};

const MAX_BYTES: u64 = 1 << 20;

/// Reads the parameters of a service from a service file, such as `~/.pg_service.conf`: the `KEY=VALUE` lines below `[NAME]`.
pub(super) fn read_service(
    file: Option<PathBuf>,
    name: &str,
) -> Result<Vec<(String, String)>, DatabaseFailure> {
    let failure = |reason: String| DatabaseFailure {
        message: format!("cannot find the service `{name}`: {reason}"),
        help: "define it in ~/.pg_service.conf, or in the file that PGSERVICEFILE names".to_owned(),
    };
    let Some(file) = file else {
        return Err(failure("neither PGSERVICEFILE nor HOME is set".to_owned()));
    };
    let shown = file.to_string_lossy();
    let bytes = read_regular_file(&file, MAX_BYTES)
        .map_err(|error| failure(format!("{shown}: {}", error_text(&error))))?;
    let text = String::from_utf8_lossy(&bytes);
    let header = format!("[{name}]");
    let mut lines = text.lines().map(str::trim).skip_while(|line| *line != header);
    if lines.next().is_none() {
        return Err(failure(format!("{shown} has no line {header}")));
    }
    let lines = lines.take_while(|line| !line.starts_with('['));
    let settings = lines.filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (key, value) = line.split_once('=')?;
        Some((key.trim().to_owned(), value.trim().to_owned()))
    });
    Ok(settings.collect())
}
