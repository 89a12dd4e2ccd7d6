//! "On Monday", as a day.

use terms::{Date, days_after};

use crate::calendar::WEEKDAYS;

/// The day that words of the article mean, where they say one that is past: today, yesterday, or a weekday, which is the last one
/// up to the day of the article.
pub(super) fn day(words: &str, article: Date) -> Option<Date> {
    let words = words.to_lowercase();
    let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut last = "";
    let found = words.find_map(|word| {
        let ahead = matches!(last, "next" | "coming" | "by" | "until");
        last = word;
        match word {
            "today" => Some(0),
            "yesterday" => Some(1),
            _ if ahead => None,
            _ => {
                let day = WEEKDAYS.iter().position(|weekday| *weekday == word)?;
                let now = usize::try_from(article.weekday().to_monday_zero_offset()).unwrap_or(0);
                Some((now + 7 - day) % 7)
            }
        }
    });
    found.map(|back| days_after(article, -i32::try_from(back).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use terms::parse_date;

    #[test]
    fn a_weekday_is_the_last_one() {
        let tuesday = parse_date("2023-07-18").unwrap();
        let said = |words| day(words, tuesday).map(|day| day.to_string());
        assert_eq!(said("on Monday").as_deref(), Some("2023-07-17"));
        assert_eq!(said("on Tuesday").as_deref(), Some("2023-07-18"));
        assert_eq!(said("late on Wednesday").as_deref(), Some("2023-07-12"));
        assert_eq!(said("yesterday").as_deref(), Some("2023-07-17"));
        assert_eq!(said("last week"), None);
        assert_eq!(said("next Monday"), None);
    }
}
