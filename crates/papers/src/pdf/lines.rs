//! Breaking text into lines: at spaces, and inside what is too long for a line.

use super::font::Cut;

/// The lines of a text in a column of this width, in points.
pub(super) fn broken(cut: &Cut, text: &str, size: f32, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let space = cut.width(" ", size);
    for paragraph in text.split('\n') {
        let shown = cut.shown(paragraph);
        let (mut line, mut used) = (String::new(), 0.0);
        for word in shown.split(' ') {
            let wide = cut.width(word, size);
            if line.is_empty() && wide <= width {
                line.push_str(word);
                used = wide;
            } else if used + space + wide <= width {
                line.push(' ');
                line.push_str(word);
                used += space + wide;
            } else {
                if !line.is_empty() {
                    // With its space, so that a reader hears two words and not one.
                    line.push(' ');
                    lines.push(std::mem::take(&mut line));
                }
                line = split(cut, word, size, width, &mut lines);
                used = cut.width(&line, size);
            }
        }
        lines.push(line);
    }
    lines
}

/// Cuts a word that is longer than a line, behind a mark if there is one; the rest of it begins the
/// next line.
fn split(cut: &Cut, word: &str, size: f32, width: f32, lines: &mut Vec<String>) -> String {
    let (mut line, mut used, mut mark) = (String::new(), 0.0, 0);
    for letter in word.chars() {
        let wide = cut.width(letter.encode_utf8(&mut [0; 4]), size);
        if used + wide > width && !line.is_empty() {
            let at = if mark == 0 { line.len() } else { mark };
            let rest = line.split_off(at);
            lines.push(std::mem::replace(&mut line, rest));
            used = cut.width(&line, size);
            mark = 0;
        }
        line.push(letter);
        used += wide;
        if matches!(letter, '-' | '/' | '@' | '_' | '.' | ',' | ';' | ':' | '&' | '=') {
            mark = line.len();
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::font::Fonts;

    #[test]
    fn no_line_is_wider_than_its_column_and_no_letter_is_lost() {
        let cut = &Fonts::shipped().unwrap().regular;
        let text =
            "Die Datenschutzgrundverordnung, vorname.nachname@sehr-langer-name.example\nEnde";
        for width in [20.0, 60.0, 200.0, 600.0] {
            let lines = broken(cut, text, 10.0, width);
            let wide = |line: &String| cut.width(line.trim_end(), 10.0);
            assert!(lines.iter().all(|line| wide(line) <= width + 0.01), "{width}: {lines:?}");
            let letters =
                |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
    }

    #[test]
    fn an_address_is_cut_behind_a_mark() {
        let cut = &Fonts::shipped().unwrap().regular;
        let wide = cut.width("erika@nordpo", 10.0);
        assert_eq!(broken(cut, "erika@nordpol.example", 10.0, wide)[0], "erika@");
    }
}
