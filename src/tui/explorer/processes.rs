//! Starts the editor and the browser, and writes files.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The command that edits a file at a 1-based line; 0 if the line is unknown.
pub(super) fn editor(editor: &str, path: &Path, line: u32) -> Command {
    let (program, mut command) = split(editor);
    let file = path.to_string_lossy();
    let name = Path::new(program).file_name().and_then(|name| name.to_str()).unwrap_or(program);
    match name {
        _ if line == 0 => command.arg(path),
        "hx" | "helix" | "zed" | "subl" => command.arg(format!("{file}:{line}")),
        "code" | "codium" => command.args(["--wait", "--goto"]).arg(format!("{file}:{line}")),
        _ => command.arg(format!("+{line}")).arg(path),
    };
    command
}

/// Creates a file with this text; fails if the file exists.
pub(super) fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    File::create_new(path)?.write_all(text.as_bytes())
}

/// Opens a URL with a command, without waiting for it to exit.
pub(super) fn browse(opener: &str, url: &str) -> std::io::Result<()> {
    let (_, mut command) = split(opener);
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop)
}

/// The program of a command line, and the command with its arguments.
fn split(line: &str) -> (&str, Command) {
    let mut words = line.split_whitespace();
    let program = words.next().unwrap_or_default();
    let mut command = Command::new(program);
    command.args(words);
    (program, command)
}

#[cfg(test)]
mod tests {
    use super::{editor, write_new};
    use std::path::Path;

    #[test]
    fn existing_files_are_not_overwritten() {
        let path = std::env::temp_dir().join(format!("guanxi-export-{}", std::process::id()));
        write_new(&path, "first").expect("the file could not be created");
        let second = write_new(&path, "second").map_err(|error| error.kind());
        let content = std::fs::read_to_string(&path).expect("the file could not be read");
        std::fs::remove_file(&path).expect("the file could not be removed");
        assert_eq!((second, content.as_str()), (Err(std::io::ErrorKind::AlreadyExists), "first"));
    }

    #[test]
    fn line_zero_opens_the_file_without_a_position() {
        let command = editor("vi -n", Path::new("graph/people.yaml"), 0);
        assert_eq!(command.get_program(), "vi");
        assert_eq!(command.get_args().collect::<Vec<_>>(), ["-n", "graph/people.yaml"]);
    }
}
