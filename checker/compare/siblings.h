// Whose figures two documents give, by their titles: of one thing, or of two (docs/alignment.md).
//
// Only small sets make use of it: in large ones titles name occasions, on which the same things are said again, and
// only codes in them tell two things apart.
#pragma once

#include "checker/compare/check.h"

#include <string_view>

namespace claimcheck {

/// Whether the titles are alike but for what says which: "Ardent P20 pump" and "Ardent P40 pump", "Report for Monday"
/// and "Report for Tuesday". A name that the other document holds, too, tells nothing apart.
/// The same title on documents that lie six days or more apart is that of two issues.
bool siblings(const DocumentInfo& a, const DocumentInfo& b);

/// Whether the titles are alike but for codes: "Ardent P20 pump: data sheet" and "Ardent P40 pump: data sheet".
bool two_models(const DocumentInfo& a, const DocumentInfo& b);

/// Whether each title names somebody or something, and neither document holds a name of the other's title: "Ardent
/// opens a shop" and "Marten Mills reports a loss".
bool other_subjects(const DocumentInfo& a, const DocumentInfo& b);

/// Whether each title has a name or a code that the other document does not hold, whatever else they share: "Velden
/// beats Marten", "Velden beats Norrby". Sure only where the figures of the two do not agree, either.
bool may_be_siblings(const DocumentInfo& a, const DocumentInfo& b);

/// Whether both sentences have a name within them that is in neither title: what they tell of is one thing, whoever the
/// titles are about.
bool name_one_thing(const DocumentInfo& a, const DocumentInfo& b, std::string_view in_a, std::string_view in_b);

/// Whether the titles tell of happenings ("Fire in Velden"), and the documents lie two months apart or more: news of
/// two.
bool two_happenings(const CheckInput& input, const DocumentInfo& a, const DocumentInfo& b);

/// Whether both documents report what befell people, and each of the two claims says what was so on its document's day:
/// "250 firefighters are at work", a day later 600.
bool of_two_days_of_news(const CheckInput& input, const Claim& a, const Claim& b);

/// Whether two counts in reports of one event may be two stages of one: the later report, two weeks behind at most, has
/// the higher figure, and they do not state the same time ("sent 400 soldiers", a day later "has sent 1,100").
bool grows_in_news(const CheckInput& input, const Claim& a, const Claim& b);

/// Whether the two claims are shares in the polls or surveys of two institutes: "a Harbour poll", "a survey by the
/// Marten Institute". Each is named by the sentence, else by the first one of its document that has a figure.
bool two_surveys(const CheckInput& input, const Claim& a, const Claim& b);

/// "It had 420 members by 1920" beside "today it has 2,900": `then` states a time more than a year before `now`, which
/// says that it is so when its document is written.
bool once_and_now(const CheckInput& input, const Claim& then, const Claim& now);

/// Whether both titles are nothing but a name, not the same one, and neither sentence (`in_a`, `in_b`) has
/// the other's: two entries of
/// an encyclopedia, whose "she" and "it" are the ones that they are about.
bool two_entries(const DocumentInfo& a, const DocumentInfo& b, std::string_view in_a, std::string_view in_b);

}  // namespace claimcheck
