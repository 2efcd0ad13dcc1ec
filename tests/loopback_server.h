// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <atomic>
#include <format>
#include <functional>
#include <mutex>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace placeweave {

// A web server for tests, on a free port of this machine. One request a connection; it sends the
// bytes that the handler gives for a request's target ("/services?page=1") and, where it asks for
// that, its body, whatever they are.
class LoopbackServer {
public:
    using Handler = std::function<std::string(const std::string &target)>;
    using BodyHandler =
        std::function<std::string(const std::string &target, const std::string &body)>;

    explicit LoopbackServer(Handler handler)
        : LoopbackServer(BodyHandler(
              [handler = std::move(handler)](const std::string &target, const std::string &) {
                  return handler(target);
              })) {}
    explicit LoopbackServer(BodyHandler handler) : m_handler(std::move(handler)) {
        m_socket = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *plain = reinterpret_cast<sockaddr *>(&address);
        if (m_socket < 0 || bind(m_socket, plain, size) != 0 || listen(m_socket, 16) != 0 ||
            getsockname(m_socket, plain, &size) != 0)
            throw std::runtime_error("no loopback server");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { run(); });
    }
    ~LoopbackServer() {
        shutdown(m_socket, SHUT_RDWR); // wakes accept()
        m_thread.join();
        close(m_socket);
    }
    LoopbackServer(const LoopbackServer &) = delete;
    LoopbackServer &operator=(const LoopbackServer &) = delete;

    std::string address(const std::string &path = {}) const {
        return std::format("http://127.0.0.1:{}{}", m_port, path);
    }
    std::vector<std::string> asked() const {
        const std::scoped_lock lock(m_mutex);
        return m_asked;
    }
    // The whole of the last request, headers and body included.
    std::string lastRequest() const {
        const std::scoped_lock lock(m_mutex);
        return m_lastRequest;
    }

    static std::string answer(const std::string &body, const std::string &status = "200 OK",
                              const std::string &headers = {}) {
        return std::format("HTTP/1.1 {}\r\nContent-Type: application/json\r\nContent-Length: "
                           "{}\r\nConnection: close\r\n{}\r\n{}",
                           status, body.size(), headers, body);
    }

private:
    void run() {
        for (;;) {
            const int client = accept(m_socket, nullptr, nullptr);
            if (client < 0)
                return;
            serve(client);
            close(client);
        }
    }
    static std::size_t bodyAt(const std::string &request) {
        const std::size_t end = request.find("\r\n\r\n");
        return end == std::string::npos ? end : end + 4;
    }
    static bool isWhole(const std::string &request) {
        constexpr std::string_view kLength = "Content-Length: ";
        const std::size_t body = bodyAt(request);
        const std::size_t length = request.find(kLength);
        if (body == std::string::npos || length > body)
            return body != std::string::npos;
        return request.size() - body >= std::stoul(request.substr(length + kLength.size()));
    }
    void serve(int client) {
        std::string request;
        std::string buffer(4096, '\0');
        while (!isWhole(request)) {
            const ssize_t got = recv(client, buffer.data(), buffer.size(), 0);
            if (got <= 0)
                return;
            request.append(buffer, 0, static_cast<std::size_t>(got));
        }
        const std::size_t from = request.find(' ') + 1;
        const std::string target = request.substr(from, request.find(' ', from) - from);
        {
            const std::scoped_lock lock(m_mutex);
            m_asked.push_back(target);
            m_lastRequest = request;
        }
        const std::string bytes = m_handler(target, request.substr(bodyAt(request)));
        for (std::size_t sent = 0; sent < bytes.size();) {
            const ssize_t more =
                send(client, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (more <= 0)
                return;
            sent += static_cast<std::size_t>(more);
        }
    }

    BodyHandler m_handler;
    int m_socket = -1;
    int m_port = 0;
    mutable std::mutex m_mutex;
    std::vector<std::string> m_asked;
    std::string m_lastRequest;
    std::thread m_thread;
};

} // namespace placeweave
