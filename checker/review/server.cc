#include "checker/review/server.h"

#include "checker/review/answer.h"
#include "checker/review/guard.h"
#include "checker/store/decisions.h"
#include "checker/store/file.h"
#include "reports/html/page.h"

#include <httplib.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>
#include <utility>

namespace claimcheck::review {
namespace {

constexpr std::size_t longest_request = 64u << 10;
constexpr const char* json_type = "application/json; charset=utf-8";

/// Names the state of the decisions file. FNV-1a: nothing hostile is told apart by it.
std::uint64_t hash_of(const std::string& bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

void add_headers(httplib::Response& response) {
  response.set_header("Content-Security-Policy", reports::page_security_policy(true) + "; frame-ancestors 'none'");
  response.set_header("Cache-Control", "no-store");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
  response.set_header("Cross-Origin-Opener-Policy", "same-origin");
}

void send(const Answer& answer, httplib::Response& response) {
  response.status = answer.status;
  response.set_content(answer.json, json_type);
}

}  // namespace

struct Server::State {
  ServerOptions options;
  httplib::Server http;
  int port = 0;
  std::atomic<bool> ended = false;
  std::mutex lock;  // of what follows
  Report report;
  std::vector<std::optional<Decision>> elsewhere;  // of each finding: what a comment or sidecar says
  std::vector<ShownDocument> documents;
  std::vector<Decision> decisions;  // of the file, when it was last read
  std::uint64_t revision = 0;
  std::string broken_file;  // what is wrong with the decisions file, or empty

  /// Changes with every new report and every change of the decisions file.
  std::string state_name() {
    const store::FileBytes file = store::read_file(options.decisions_path, false, store::longest_decisions);
    return std::to_string(revision) + "-" + std::to_string(hash_of(file.bytes));
  }

  /// Brings the decisions that stand in the file now to the findings; where it says nothing, what a comment or sidecar
  /// says stays. A file with a mistake brings nothing; the page shows the mistake.
  void read_decisions() {
    std::vector<Diagnostic> diagnostics;
    const auto file = store::read_decisions(options.decisions_path, diagnostics);
    broken_file = diagnostics.empty() ? std::string() : words_of(diagnostics.front());
    decisions = file ? file->decisions : std::vector<Decision>();
    options.report.decisions = decisions;
    std::map<std::string_view, const Decision*> by_fingerprint;
    for (const Decision& one : decisions) by_fingerprint.emplace(one.fingerprint, &one);
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
      const auto found = by_fingerprint.find(report.findings[i].fingerprint);
      report.findings[i].decision = found == by_fingerprint.end() ? elsewhere[i] : *found->second;
    }
  }

  reports::PageOptions page_options() {
    return {.live = true, .decisions_name = options.decisions_path, .state = state_name()};
  }

  void add_routes();
};

void Server::State::add_routes() {
  const std::string root = "/" + options.token + "/";
  http.Get(root, [this](const httplib::Request&, httplib::Response& response) {
    const std::scoped_lock guard(lock);
    read_decisions();
    response.set_content(reports::write_page(report, options.report, page_options()), "text/html; charset=utf-8");
  });
  http.Get(root + "data", [this](const httplib::Request&, httplib::Response& response) {
    const std::scoped_lock guard(lock);
    read_decisions();
    response.set_content(reports::page_data(report, options.report, page_options()), json_type);
  });
  http.Get(root + "state", [this](const httplib::Request&, httplib::Response& response) {
    const std::scoped_lock guard(lock);
    const nlohmann::json json = {{"state", state_name()}, {"problem", broken_file}};
    response.set_content(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), json_type);
  });
  http.Post(root + "decide", [this](const httplib::Request& request, httplib::Response& response) {
    if (request.get_header_value("Content-Type").rfind("application/json", 0) != 0)
      return send(error_answer(415, "expected application/json"), response);
    std::string reason;
    const std::optional<DecideRequest> wanted = parse_decide(request.body, reason);
    if (!wanted) return send(error_answer(400, reason), response);
    const std::scoped_lock guard(lock);
    Answer answer = decide(*wanted, report, options.decisions_path);
    if (answer.status == 200) answer.json = nlohmann::json{{"state", state_name()}}.dump();
    send(answer, response);
  });
}

Server::Server(ServerOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
  httplib::Server& http = state_->http;
  http.set_payload_max_length(longest_request);
  http.set_keep_alive_timeout(2);                // seconds: run() ends only when its connections have
  http.set_socket_options([](socket_t socket) {  // unlike the library's default, two servers never share a port
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  });
  http.set_pre_routing_handler([state = state_.get()](const httplib::Request& request, httplib::Response& response) {
    add_headers(response);
    const std::string host = request.get_header_value("Host"), origin = request.get_header_value("Origin"),
                      site = request.get_header_value("Sec-Fetch-Site");
    const std::string reason = refusal({request.path, host, origin, site}, state->port, state->options.token);
    if (reason.empty()) return httplib::Server::HandlerResponse::Unhandled;
    send(error_answer(403, reason), response);
    return httplib::Server::HandlerResponse::Handled;
  });
  state_->add_routes();
}

Server::~Server() = default;

bool Server::bind() {
  httplib::Server& http = state_->http;
  if (state_->options.port == 0) {
    state_->port = http.bind_to_any_port("127.0.0.1");
    return state_->port > 0;
  }
  state_->port = state_->options.port;
  return http.bind_to_port("127.0.0.1", state_->port);
}

std::string Server::address() const {
  return "http://127.0.0.1:" + std::to_string(state_->port) + "/" + state_->options.token + "/";
}

void Server::publish(Report report, std::vector<ShownDocument> documents) {
  const std::scoped_lock guard(state_->lock);
  state_->report = std::move(report);
  state_->documents = std::move(documents);
  state_->options.report.documents = state_->documents;
  state_->elsewhere.clear();
  for (const Finding& finding : state_->report.findings) state_->elsewhere.push_back(finding.decision);
  ++state_->revision;
}

void Server::run() {
  state_->http.listen_after_bind();
  state_->ended = true;
}

void Server::stop() {
  using namespace std::chrono_literals;
  httplib::Server& http = state_->http;
  // The library forgets a stop() that comes before it listens.
  while (!state_->ended && !http.is_running()) std::this_thread::sleep_for(5ms);
  if (http.is_running()) http.stop();
}

}  // namespace claimcheck::review
