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
    let [address, wanted @ ..] = ["host", "port", "dbname", "user"]
        .map(|key| parameters.get(key).map_or("", String::as_str));
    // In the file, `localhost` also matches Unix sockets.
    let host = if address.starts_with('/') { "localhost" } else { address };
    let matches = |field: &String, value: &str| field == "*" || field == value;
    let mut lines = text.lines().filter(|line| !line.starts_with('#')).map(fields);
    lines.find_map(|mut fields| {
        let password = (fields.len() >= 5).then(|| fields.swap_remove(4))?;
        let (named, others) = fields.split_first()?;
        let is_entry = (matches(named, host) || matches(named, address))
            && others.iter().zip(&wanted).all(|(field, value)| matches(field, value));
        is_entry.then_some(password)
    })
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
