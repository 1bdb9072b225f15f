#pragma once

#include "graph/property.hpp"

#include <arpa/inet.h>
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace relata::tests {

/// What a server of the tests answers a request with.
struct ServerReply {
    int status = 200;
    std::string body{};
    std::string headers{};              ///< whole lines: `Retry-After: 1\r\n`
    std::chrono::milliseconds delay{};  ///< before it answers
};

/// A server on the loopback interface, as long as the test, that answers one connection after the
/// other with what `answer` makes of the bytes of the request.
class ModelServer {
public:
    using Answer = std::function<ServerReply(const std::string& request, std::size_t number)>;

    explicit ModelServer(Answer answer) : answer_(std::move(answer)) {
        socket_ = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const any = reinterpret_cast<sockaddr*>(&address);
        const bool listens = socket_ >= 0 && bind(socket_, any, size) == 0 &&
                             listen(socket_, 16) == 0 && getsockname(socket_, any, &size) == 0;
        if (!listens) throw std::runtime_error("no server on the loopback interface");
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ModelServer(const ModelServer&) = delete;
    ModelServer& operator=(const ModelServer&) = delete;
    ~ModelServer() {
        is_over_ = true;
        thread_.join();
        close(socket_);
    }

    [[nodiscard]] std::string address() const {
        return "http://127.0.0.1:" + std::to_string(port_);
    }
    /// All requests so far, head and body.
    [[nodiscard]] std::vector<std::string> requests() const {
        const std::lock_guard lock(mutex_);
        return requests_;
    }

private:
    void serve() {
        while (!is_over_) {
            if (!is_ready(socket_)) continue;
            const int connection = accept(socket_, nullptr, nullptr);
            if (connection < 0) continue;
            const auto request = receive(connection);
            std::size_t number = 0;
            {
                const std::lock_guard lock(mutex_);
                requests_.push_back(request);
                number = requests_.size();
            }
            const auto reply = answer_(request, number);
            const auto until = std::chrono::steady_clock::now() + reply.delay;
            while (!is_over_ && std::chrono::steady_clock::now() < until) {
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
            send_all(
                connection,
                "HTTP/1.1 " + std::to_string(reply.status) + " X\r\nConnection: close\r\n" +
                    reply.headers + "Content-Length: " + std::to_string(reply.body.size()) +
                    "\r\n\r\n" + reply.body
            );
            close(connection);
        }
    }

    static bool is_ready(int descriptor) {
        pollfd wait{descriptor, POLLIN, 0};
        return poll(&wait, 1, 5) > 0;
    }

    std::string receive(int connection) const {
        std::string bytes;
        std::size_t all = std::string::npos;
        char buffer[4096];
        while (!is_over_ && bytes.size() < all) {
            if (!is_ready(connection)) continue;
            const auto count = recv(connection, buffer, sizeof buffer, 0);
            if (count <= 0) break;
            bytes.append(buffer, static_cast<std::size_t>(count));
            const auto head = bytes.find("\r\n\r\n");
            const auto length = bytes.find("Content-Length: ");
            if (head != std::string::npos && length < head) {
                all = head + 4 + std::stoul(bytes.substr(length + 16));
            }
        }
        return bytes;
    }

    static void send_all(int connection, std::string_view bytes) {
        while (!bytes.empty()) {
            const auto count = send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return;  // the other side has gone
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    Answer answer_;
    int socket_ = -1;
    unsigned port_ = 0;
    std::atomic<bool> is_over_ = false;
    mutable std::mutex mutex_;
    std::vector<std::string> requests_;
    std::thread thread_;
};

/// A completed chat whose message is `content`.
inline std::string chat_reply(std::string_view content) {
    std::string body =
        R"({"id":"1","choices":[{"index":0,"message":{"role":"assistant","content":)";
    append_json_string(body, content);
    return body + R"(},"finish_reason":"stop"}],"usage":{"total_tokens":1}})";
}

/// One relation of an answer, whose ends are named in their sentence.
inline std::string relation_json_of(
    int sentence,
    std::string_view quote,
    std::string_view type,
    std::pair<std::string_view, std::string_view> source,
    std::pair<std::string_view, std::string_view> target
) {
    const auto end = [](const auto& names) {
        std::string text = R"({"surface":)";
        append_json_string(text, names.first);
        text += R"(,"kind":)";
        append_json_string(text, names.second);
        return text + R"(,"name":"","name_sentence":0})";
    };
    std::string text = R"({"sentence":)" + std::to_string(sentence) + R"(,"quote":)";
    append_json_string(text, quote);
    text += R"(,"type":)";
    append_json_string(text, type);
    return text + R"(,"status":"asserted","source":)" + end(source) + R"(,"target":)" +
           end(target) + '}';
}

inline std::string answer_of(const std::vector<std::string>& relations) {
    std::string text = R"({"relations":[)";
    for (const auto& relation : relations) {
        if (&relation != relations.data()) text += ',';
        text += relation;
    }
    return text + "]}";
}

}  // namespace relata::tests
