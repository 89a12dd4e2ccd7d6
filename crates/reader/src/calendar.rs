//! Days and months by their names, and other words of time.

/// The days of the week, from Monday.
pub(crate) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The months, from January.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const TIMES: [&str; 30] = [
    "day",
    "days",
    "week",
    "weeks",
    "weekend",
    "month",
    "months",
    "year",
    "years",
    "decade",
    "decades",
    "hour",
    "hours",
    "minute",
    "minutes",
    "morning",
    "afternoon",
    "evening",
    "night",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "spring",
    "summer",
    "autumn",
    "winter",
    "now",
    "then",
    "noon",
];

/// Is a word, in lower case, one of time? "May" is more often a verb, and "march" a walk.
pub(crate) fn is_time(word: &str) -> bool {
    WEEKDAYS.contains(&word) || TIMES.contains(&word) || word != "may" && MONTHS.contains(&word)
}
