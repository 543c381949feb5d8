use std::io::{self, ErrorKind};

/// Describes an error in words that fit after a colon, without the error number of the operating system.
pub(crate) fn error_text(error: &io::Error) -> String {
    match (error.get_ref(), error.kind()) {
        (Some(message), _) => {
            // Temporary-file errors wrap a system error, and add a name that the user did not choose.
            let cause = message.source().and_then(|cause| cause.downcast_ref());
            cause.map_or_else(|| message.to_string(), error_text)
        }
        (None, ErrorKind::NotFound) => "no such file or folder".to_owned(),
        (None, ErrorKind::AlreadyExists) => "it already exists".to_owned(),
        (None, _) => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_lowercase()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, ErrorKind};

    use super::error_text;

    #[test]
    fn errors_are_described_without_their_numbers() {
        for (error, text) in [
            (io::Error::from_raw_os_error(2), "no such file or folder"),
            (io::Error::from_raw_os_error(13), "permission denied"),
            (ErrorKind::AlreadyExists.into(), "it already exists"),
            (io::Error::new(ErrorKind::NotFound, "The disk is gone"), "The disk is gone"),
        ] {
            assert_eq!(error_text(&error), text);
        }
    }
}
