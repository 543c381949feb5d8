//! Starts the editor and the browser, and writes files.

use std::env;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The command of the user's editor (`$VISUAL`, `$EDITOR`, else `vi`) at a 1-based line of a file; 0 if unknown.
pub(super) fn editor(path: &Path, line: u32) -> Command {
    let editor = ["VISUAL", "EDITOR"].into_iter().find_map(|name| env::var(name).ok());
    let editor = editor.filter(|value| !value.trim().is_empty()).unwrap_or_else(|| "vi".to_owned());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let mut command = Command::new(program);
    command.args(words);
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

/// Opens a URL in the user's browser without waiting for it to exit.
pub(super) fn browse(url: &str) -> std::io::Result<()> {
    let opener = env::var("BROWSER").ok().filter(|value| !value.is_empty());
    let default = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let opener = opener.unwrap_or_else(|| default.to_owned());
    let mut command = Command::new(opener);
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop)
}

#[cfg(test)]
mod tests {
    use super::{editor, write_new};
    use std::path::Path;

    #[test]
    fn existing_files_are_not_overwritten() {
        let path = std::env::temp_dir().join(format!("guanxi-export-{}", std::process::id()));
        write_new(&path, "first").expect("a new file");
        let second = write_new(&path, "second").map_err(|error| error.kind());
        let content = std::fs::read_to_string(&path).expect("the file");
        std::fs::remove_file(&path).expect("the file");
        assert_eq!((second, content.as_str()), (Err(std::io::ErrorKind::AlreadyExists), "first"));
    }

    #[test]
    fn line_zero_opens_the_file_without_a_position() {
        let command = editor(Path::new("graph/people.yaml"), 0);
        let last = command.get_args().last().expect("the file");
        assert_eq!(last, "graph/people.yaml");
    }
}
