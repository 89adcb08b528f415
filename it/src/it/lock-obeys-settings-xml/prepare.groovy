import com.sun.net.httpserver.HttpServer
import java.nio.file.Files

// A company's proxy: it alone knows where repo.example.invalid is, and that lets in who has the password.
def channel = new File(basedir, '../../it-channel')
def asked = Collections.synchronizedList([])
HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
server.createContext('/') { exchange ->
    def uri = exchange.requestURI
    boolean known = exchange.requestHeaders.getFirst('Authorization') == 'Basic ' + 'builder:s3cr3t'.bytes.encodeBase64()
    asked << "$uri ${known ? 'with' : 'without'} the password".toString()
    def file = new File(channel, uri.path - '/conda/')
    if (uri.host != 'repo.example.invalid' || !known) {
        exchange.sendResponseHeaders(uri.host == 'repo.example.invalid' ? 401 : 502, -1)
    } else if (!file.file) {
        exchange.sendResponseHeaders(404, -1)
    } else {
        exchange.sendResponseHeaders(200, file.length())
        Files.copy(file.toPath(), exchange.responseBody)
    }
    exchange.close()
}
server.start()
context.put('server', server)
context.put('asked', asked)

new File(basedir, 'global-settings.xml').text = """<settings>
  <proxies>
    <proxy>
      <id>way-out</id>
      <protocol>http</protocol>
      <host>127.0.0.1</host>
      <port>${server.address.port}</port>
    </proxy>
  </proxies>
  <servers>
    <server>
      <id>company</id>
      <username>builder</username>
      <password>s3cr3t</password>
    </server>
  </servers>
  <mirrors>
    <mirror>
      <id>company</id>
      <mirrorOf>conda-forge</mirrorOf>
      <mirrorOfLayouts>conda</mirrorOfLayouts>
      <url>http://repo.example.invalid/conda</url>
    </mirror>
  </mirrors>
</settings>
"""

return true
