//! Starts programs chosen by the user, on files and URLs that may come from a graph.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::UNIX_EPOCH;

/// The placeholder for the URL in a browser's command line.
const URL_PLACEHOLDER: &str = "%s";

/// The command that edits a file at a one-based line; 0 if the line is unknown.
///
/// # Errors
///
/// Fails if the command line of the editor cannot be split into words.
pub(crate) fn editor(command_line: &str, path: &Path, line: u32) -> io::Result<Command> {
    let (program, words) = split(command_line)?;
    let mut command = Command::new(&program);
    let path = operand(path);
    let with_line = || {
        let mut file = path.clone().into_os_string();
        file.push(format!(":{line}"));
        file
    };
    command.args(words);
    match Path::new(&program).file_name().and_then(OsStr::to_str).unwrap_or_default() {
        _ if line == 0 => command.arg(&path),
        "hx" | "helix" | "zed" | "subl" => command.arg(with_line()),
        "code" | "codium" => command.args(["--wait", "--goto"]).arg(with_line()),
        _ => command.arg(format!("+{line}")).arg(&path),
    };
    Ok(command)
}

/// Opens a URL or a file in the first of several browsers that can be started, without waiting for it to exit. The URL
/// replaces `%s` in a command line, or follows it if there is no `%s`.
///
/// # Errors
///
/// Fails if no browser can be started, with the reason for the first.
pub(crate) fn open_in_browser(command_lines: &[String], target: &OsStr) -> io::Result<()> {
    let mut first_error = None;
    for command_line in command_lines {
        match start_browser(command_line, target) {
            Ok(()) => return Ok(()),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    Err(first_error
        .unwrap_or_else(|| io::Error::new(ErrorKind::InvalidInput, "no browser is named")))
}

/// The command lines in a list like that of the variable `BROWSER`: separated by colons, except within quotes or after `\`.
pub(crate) fn split_list(list: &str) -> Vec<String> {
    let (mut items, mut quote, mut is_escaped) = (vec![String::new()], None, false);
    for character in list.chars() {
        let is_separator = character == ':' && quote.is_none() && !is_escaped;
        match quote {
            _ if is_escaped => {}
            Some(open) if open == character => quote = None,
            None if ['"', '\''].contains(&character) => quote = Some(character),
            _ => {}
        }
        is_escaped = character == '\\' && !is_escaped && quote != Some('\'');
        match items.last_mut() {
            Some(item) if !is_separator => item.push(character),
            _ => items.push(String::new()),
        }
    }
    items.retain(|item| !item.trim().is_empty());
    items
}

fn start_browser(command_line: &str, target: &OsStr) -> io::Result<()> {
    let (program, mut words) = split(command_line)?;
    let target = operand(Path::new(target)).into_os_string();
    if !words.iter().any(|word| word.contains(URL_PLACEHOLDER)) {
        words.push(URL_PLACEHOLDER.to_owned());
    }
    let mut command = Command::new(program);
    command.args(words.iter().map(|word| with_url(word, &target)));
    start_detached(&mut command)
}

/// A string that differs between any two builds of this program: its version, and its file's size and modification time.
pub(crate) fn program_build() -> String {
    let metadata = std::env::current_exe().and_then(fs::metadata).ok();
    let since = metadata
        .as_ref()
        .and_then(|metadata| metadata.modified().ok())
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .unwrap_or_default();
    let size = metadata.map_or(0, |metadata| metadata.len());
    format!("{} {size} {}", env!("CARGO_PKG_VERSION"), since.as_nanos())
}

/// Starts a program without input or output, in its own process group, so that it outlives the terminal.
fn start_detached(command: &mut Command) -> io::Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.spawn()?;
    // Without a wait, the child would become a zombie.
    let _ = thread::Builder::new().spawn(move || child.wait());
    Ok(())
}

/// The program and the arguments of a command line, split as by a POSIX shell, without expansions.
fn split(command_line: &str) -> io::Result<(String, Vec<String>)> {
    let error =
        || io::Error::new(ErrorKind::InvalidInput, format!("`{command_line}` is not a command"));
    let mut words = shell_words::split(command_line).map_err(|_| error())?.into_iter();
    let program = words.next().ok_or_else(error)?;
    Ok((program, words.collect()))
}

/// A path to the same file that no program mistakes for an option or, as vi does after `+`, for a command.
fn operand(path: &Path) -> PathBuf {
    let is_option = path.as_os_str().as_encoded_bytes().starts_with(b"-");
    let is_command = path.as_os_str().as_encoded_bytes().starts_with(b"+");
    if is_option || is_command { Path::new(".").join(path) } else { path.to_owned() }
}

/// A command-line word with each `%s` replaced with the URL.
fn with_url(word: &str, url: &OsStr) -> OsString {
    let mut parts = word.split(URL_PLACEHOLDER);
    let mut filled = OsString::from(parts.next().unwrap_or_default());
    for part in parts {
        filled.push(url);
        filled.push(part);
    }
    filled
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::path::Path;

    use super::{editor, open_in_browser, split, split_list, with_url};

    fn words(line: &str, path: &str, at: u32) -> Vec<String> {
        let command = editor(line, Path::new(path), at).expect("a command line");
        let words = std::iter::once(command.get_program()).chain(command.get_args());
        words.map(|word| word.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn the_editor_opens_the_file_at_the_line() {
        assert_eq!(words("vi -n", "graph/people.yaml", 0), ["vi", "-n", "graph/people.yaml"]);
        assert_eq!(words("vi", "a.yaml", 3), ["vi", "+3", "a.yaml"]);
        assert_eq!(words("/bin/hx", "a.yaml", 3), ["/bin/hx", "a.yaml:3"]);
        assert_eq!(words("code -n", "a b", 3), ["code", "-n", "--wait", "--goto", "a b:3"]);
    }

    #[test]
    fn arguments_are_split_as_in_a_shell() {
        let line = r#""/opt/my editor/e" -a '' --title="a b""#;
        assert_eq!(words(line, "x", 0), ["/opt/my editor/e", "-a", "", "--title=a b", "x"]);
        assert!(split("vi 'unclosed").is_err() && split(" ").is_err());
    }

    #[test]
    fn a_path_is_never_an_option_or_a_command() {
        assert_eq!(words("vi", "-g/a.yaml", 1), ["vi", "+1", "./-g/a.yaml"]);
        assert_eq!(words("vi", "+q!/a.yaml", 0), ["vi", "./+q!/a.yaml"]);
        assert_eq!(words("hx", "--x", 1), ["hx", "./--x:1"]);
    }

    #[test]
    fn a_list_of_browsers_is_split_at_colons_outside_quotes() {
        for (list, items) in [
            ("firefox:w3m", &["firefox", "w3m"][..]),
            (":a --new %s: b -x::", &["a --new %s", " b -x"]),
            ("a 'x:y':\"b:c\":d\\:e", &["a 'x:y'", "\"b:c\"", "d\\:e"]),
            ("a '\\':b \"\\\":\":c", &["a '\\'", "b \"\\\":\"", "c"]),
            ("", &[]),
        ] {
            assert_eq!(split_list(list), items, "{list}");
        }
    }

    #[test]
    fn browsers_are_tried_in_order() {
        let start = |list| open_in_browser(&split_list(list), OsStr::new("https://a.b"));
        assert!(start("/no/such/browser %s:'unclosed").is_err());
        assert!(start("/no/such/browser:true").is_ok());
        assert!(start("").is_err());
    }

    #[test]
    fn the_url_replaces_the_placeholder() {
        assert_eq!(with_url("--app=%s", OsStr::new("https://a.b")), "--app=https://a.b");
    }
}
