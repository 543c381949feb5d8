use std::path::Path;

use super::Parameters;
use crate::system::read_regular_file;

const MAX_BYTES: u64 = 1 << 20;

/// Looks up the password for the host, port, database and user in a password file (`~/.pgpass`). As in psql, a file that
/// others can read is ignored.
pub(super) fn find_password(file: &Path, parameters: &Parameters) -> Option<String> {
    if is_readable_by_others(file) {
        return None;
    }
    let text = String::from_utf8(read_regular_file(file, MAX_BYTES).ok()?).ok()?;
    let wanted = ["host", "port", "dbname", "user"]
        .map(|key| parameters.get(key).map_or("", String::as_str));
    // In the file, `localhost` also matches Unix sockets.
    let host = if wanted[0].starts_with('/') { "localhost" } else { wanted[0] };
    let matches = |field: &String, value: &str| field == "*" || field == value;
    let lines = text.lines().filter(|line| !line.starts_with('#')).map(fields);
    let mut entries = lines.filter(|fields| fields.len() >= 5);
    let entry = entries.find(|fields| {
        (matches(&fields[0], host) || matches(&fields[0], wanted[0]))
            && fields[1..4].iter().zip(&wanted[1..]).all(|(field, value)| matches(field, value))
    });
    entry.map(|mut fields| fields.swap_remove(4))
}

/// The fields of a line, separated by colons; a backslash escapes the character after it.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            ':' => fields.push(String::new()),
            '\\' => fields.last_mut().into_iter().for_each(|field| field.extend(characters.next())),
            _ => fields.last_mut().into_iter().for_each(|field| field.push(character)),
        }
    }
    fields
}

#[cfg(unix)]
fn is_readable_by_others(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_readable_by_others(_: &Path) -> bool {
    false
}
